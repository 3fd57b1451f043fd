import { environmentOf } from '@hipaa-cdk/parameters';
import { RotatedKey, dataRemoval } from '@hipaa-cdk/layer';
import { ArnFormat, Stack, aws_iam as iam, type aws_kms as kms, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface LogStoreProps {
  /**
   * What the key encrypts, for whoever finds it in the console.
   *
   * @default - logs and failed events of the stack
   */
  readonly keyDescription?: string;
  /**
   * How the names of further groups begin that AWS services make or demand for this stack, beside those that
   * CloudFormation makes up.
   *
   * @default - none
   */
  readonly namePrefixes?: readonly string[];
}

/** A layer's log groups, all encrypted with one rotated key that CloudWatch Logs can use for them and for no others. */
export class LogStore extends Construct {
  /** The layer's key, for whatever else it records. */
  readonly key: kms.Key;

  constructor(scope: Construct, id: string, props: LogStoreProps = {}) {
    super(scope, id);
    const stack = Stack.of(this);
    this.key = new RotatedKey(this, 'Key', {
      description: props.keyDescription ?? `logs and failed events of ${stack.stackName}`,
    });
    // CloudFormation starts the names it makes up with the stack's, which tells this stack's groups from others.
    this.key.addToResourcePolicy(useForLogs(stack, [`${stack.stackName}-`, ...(props.namePrefixes ?? [])]));
  }

  /**
   * Adds a group that keeps what `id` says.
   *
   * @param logGroupName where a service demands one; it must begin with one of the prefixes
   */
  addGroup(id: string, logGroupName?: string): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      logGroupName,
      encryptionKey: this.key,
      retention: environmentOf(this).profile.logRetentionDays,
      removalPolicy: dataRemoval(this),
    });
  }
}

function useForLogs(stack: Stack, prefixes: readonly string[]): iam.PolicyStatement {
  const groups = prefixes.map((prefix) =>
    stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: `${prefix}*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  return new iam.PolicyStatement({
    sid: 'LogGroupsOfThisStack',
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups.length === 1 ? groups[0] : groups },
    },
  });
}
