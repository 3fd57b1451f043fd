import { Match, type Template } from 'aws-cdk-lib/assertions';

/** Log groups of a stack: where they are, and how their names begin. */
export interface OwnLogGroups {
  readonly account: string;
  readonly region: string;
  /** In the order of the template. */
  readonly prefixes: readonly string[];
}

/** The statement with which CloudWatch Logs uses a key for these groups, and for no others. */
export function keyStatementOfLogs({ account, region, prefixes }: OwnLogGroups): Record<string, unknown> {
  const groups = prefixes.map((prefix) => `arn:aws:logs:${region}:${account}:log-group:${prefix}*`);
  return {
    Effect: 'Allow',
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: '*',
    Condition: {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups.length === 1 ? groups[0] : groups },
    },
  };
}

/**
 * Fails unless CloudWatch Logs may use a key for these log groups, and for no others.
 *
 * @param properties what tells the key from others of the template
 */
export function expectLogsUseKey(template: Template, groups: OwnLogGroups, properties: object = {}): void {
  template.hasResourceProperties('AWS::KMS::Key', {
    ...properties,
    KeyPolicy: { Statement: Match.arrayWith([Match.objectLike(keyStatementOfLogs(groups))]) },
  });
}
