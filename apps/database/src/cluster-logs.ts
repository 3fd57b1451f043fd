import { RotatedKey } from '@hipaa-cdk/layer';
import { environmentOf } from '@hipaa-cdk/parameters';
import { Stack, aws_iam as iam, type aws_kms as kms, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { dataCare } from './data-care';

export interface ClusterLogsProps {
  /** Physical name of the cluster, which RDS makes the names of its log groups from. */
  readonly clusterIdentifier: string;
  /** Logs that the cluster sends. */
  readonly logTypes: readonly string[];
}

/** The log groups of a cluster, made before it: RDS writes to a group that exists and makes its own only where there is none. */
export class ClusterLogs extends Construct {
  /** For whatever else says how the cluster is doing. */
  readonly key: kms.Key;

  constructor(scope: Construct, id: string, props: ClusterLogsProps) {
    super(scope, id);
    const { profile } = environmentOf(this);
    const prefix = `/aws/rds/cluster/${props.clusterIdentifier}/`;
    this.key = new RotatedKey(this, 'Key', {
      description: 'Encrypts the logs of the database and the messages of its alarms',
    });
    this.key.grant(
      this.logsService(prefix),
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:DescribeKey',
    );
    for (const logType of props.logTypes) {
      new logs.LogGroup(this, pascal(logType), {
        logGroupName: `${prefix}${logType}`,
        encryptionKey: this.key,
        retention: profile.logRetentionDays,
        removalPolicy: dataCare[profile.removal].logs,
      });
    }
  }

  /** CloudWatch Logs, and only for the groups of this cluster. */
  private logsService(prefix: string): iam.ServicePrincipal {
    const { partition, region, account } = Stack.of(this);
    return new iam.ServicePrincipal(`logs.${region}.amazonaws.com`, {
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:${prefix}*`,
        },
      },
    });
  }
}

/** `iam-db-auth-error` becomes `IamDbAuthError`. */
function pascal(logType: string): string {
  return logType.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
