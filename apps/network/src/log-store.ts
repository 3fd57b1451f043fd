import { RotatedKey } from '@hipaa-cdk/layer';
import {
  ArnFormat,
  type RemovalPolicy,
  Stack,
  aws_iam as iam,
  type aws_kms as kms,
  aws_logs as logs,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface LogStoreProps {
  /** Days that entries are kept; one of the periods that CloudWatch Logs knows. */
  readonly retentionDays: logs.RetentionDays;
  /** What happens to the groups when they leave the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/** The layer's log groups, all encrypted with one rotated key that CloudWatch Logs can use for them and for no others. */
export class LogStore extends Construct {
  /** The layer's key, for whatever else it records. */
  readonly key: kms.Key;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LogStoreProps,
  ) {
    super(scope, id);
    this.key = new RotatedKey(this, 'Key', {
      description: `logs and failed events of ${Stack.of(this).stackName}`,
    });
    this.key.addToResourcePolicy(useForLogs(Stack.of(this)));
  }

  /** Adds a group that keeps what `id` says. */
  addGroup(id: string): logs.LogGroup {
    const { retentionDays: retention, removalPolicy } = this.props;
    return new logs.LogGroup(this, id, { encryptionKey: this.key, retention, removalPolicy });
  }
}

/** CloudFormation starts the names it makes up with the stack's, which tells this stack's groups from others. */
function useForLogs(stack: Stack): iam.PolicyStatement {
  const groups = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: `${stack.stackName}-*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new iam.PolicyStatement({
    sid: 'LogGroupsOfThisStack',
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
  });
}
