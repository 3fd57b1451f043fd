import { Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import { subject } from '../../fixtures/subject';
import { NagRecord } from './nag-record';
import { nagRuleInfo } from './nag-catalog';

const bucket = new s3.CfnBucket(new Stack(), 'Bucket', { bucketName: 'a' });
const template = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'a' } } };

/** Records one rule, which reads the name of the bucket and then says `result`. */
function recorded(
  result: NagRuleResult | Error,
  resources: Parameters<typeof subject>[0] = template,
): NagRecord {
  const params: IApplyRule = {
    info: 'The bucket is open',
    explanation: 'Close it',
    level: NagMessageLevel.WARN,
    node: bucket,
    rule: function Closed(node) {
      if ((node as s3.CfnBucket).bucketName !== 'a') throw new Error('not observed');
      if (result instanceof Error) throw result;
      return result;
    },
  };
  const info = nagRuleInfo('Pack', params);
  const record = new NagRecord(subject(resources), new Map([[info.id, info]]), []);
  record.apply('Pack', params);
  return record;
}

test('a pass is a proof with what the rule looked at', () => {
  expect(recorded(NagRuleCompliance.COMPLIANT)).toMatchObject({
    findings: [],
    proofs: [
      { rule: 'Pack::Pack-Closed', logicalId: 'Bucket', property: 'Properties.BucketName', value: 'a' },
    ],
  });
});

test('a violation is a finding of the severity of the rule', () => {
  expect(recorded(NagRuleCompliance.NON_COMPLIANT)).toMatchObject({
    findings: [{ rule: 'Pack::Pack-Closed', severity: 'warning', property: 'Properties.BucketName' }],
    proofs: [],
  });
});

test('every detail is a finding of its own, and says so', () => {
  expect(recorded(['one', 'two']).findings).toMatchObject([
    { rule: 'Pack::Pack-Closed[one]', problem: 'The bucket is open: one' },
    { rule: 'Pack::Pack-Closed[two]', problem: 'The bucket is open: two' },
  ]);
});

test('a rule that throws says why', () => {
  expect(recorded(new Error('a token')).findings).toMatchObject([
    { rule: 'Pack::Pack-Closed[not-evaluable]', problem: expect.stringContaining('a token') },
  ]);
});

test('a rule that does not apply leaves no trace', () => {
  expect(recorded(NagRuleCompliance.NOT_APPLICABLE)).toMatchObject({ findings: [], proofs: [] });
});

test('what is not in the template is not recorded', () => {
  expect(recorded(NagRuleCompliance.NON_COMPLIANT, {}).findings).toEqual([]);
});
