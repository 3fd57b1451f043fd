import { RotatedKey } from '@hipaa-cdk/layer';
import { environmentOf } from '@hipaa-cdk/parameters';
import {
  Stack,
  aws_iam as iam,
  type aws_kms as kms,
  aws_logs as logs,
  RemovalPolicy,
  aws_rds as rds,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Profile } from '@hipaa-cdk/environments';
import type { DatabaseSettings } from './settings';

/** How carefully the layer's data are kept. */
interface DataCare {
  /** What happens to the cluster and its backups when it leaves the stack. */
  readonly cluster: Pick<rds.DatabaseClusterProps, 'removalPolicy' | 'deleteAutomatedBackups'>;
  /** Log groups have fixed names: one kept after a failed first deploy would stop the second. */
  readonly logs: RemovalPolicy;
}

/** One row for each thing a profile can want done with data. */
export const dataCare: Readonly<Record<Profile['removal'], DataCare>> = {
  retain: {
    cluster: {
      removalPolicy: RemovalPolicy.SNAPSHOT,
      deleteAutomatedBackups: false,
    },
    logs: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  },
  destroy: {
    cluster: {
      removalPolicy: RemovalPolicy.DESTROY,
      deleteAutomatedBackups: true,
    },
    logs: RemovalPolicy.DESTROY,
  },
};

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

/** Lets RDS send the operating system's figures of this account's instances to CloudWatch. */
export class MonitoringRole extends iam.Role {
  constructor(scope: Construct, id: string) {
    const { partition, region, account } = Stack.of(scope);
    super(scope, id, {
      description: 'Enhanced monitoring of the database instances',
      assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com', {
        // Nobody else's instance can make RDS use this role.
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:rds:${region}:${account}:db:*` },
        },
      }),
    });
    new iam.ManagedPolicy(this, 'Write', {
      description: 'Figures of the database instances, into the log group that RDS keeps them in',
      roles: [this],
      statements: monitoringStatements(`arn:${partition}:logs:${region}:${account}:log-group:RDSOSMetrics`),
    });
  }
}

/** RDS names a stream after the resource id of its instance: `db-` and 26 letters or digits. */
const STREAM = `db-${'?'.repeat(26)}`;

/** AWS's own policy for this allows the same on log groups of every account and region. */
function monitoringStatements(group: string): iam.PolicyStatement[] {
  // CloudWatch Logs asks for actions on the group with an empty stream name behind it.
  const asStream = `${group}:log-stream:`;
  return [
    new iam.PolicyStatement({
      sid: 'KeepGroup',
      actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
      resources: [group, asStream],
    }),
    new iam.PolicyStatement({
      sid: 'WriteStreams',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
      resources: [asStream, `${asStream}${STREAM}`],
    }),
  ];
}

const modes: Readonly<Record<DatabaseSettings['insights'], Partial<rds.DatabaseClusterProps>>> = {
  /** Seven days, without charge. */
  standard: {
    enablePerformanceInsights: true,
    databaseInsightsMode: rds.DatabaseInsightsMode.STANDARD,
    performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
  },
  /** Fifteen months, the only retention that this mode has. */
  advanced: {
    enablePerformanceInsights: true,
    databaseInsightsMode: rds.DatabaseInsightsMode.ADVANCED,
    performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_15,
  },
};

/**
 * How the cluster keeps what it spends its time on.
 *
 * @param key encrypts it: statements can hold what they search for
 */
export function insights(
  mode: DatabaseSettings['insights'],
  key: kms.IKey,
): Partial<rds.DatabaseClusterProps> {
  return { ...modes[mode], performanceInsightEncryptionKey: key };
}
