import { CfnResource, Stack } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance } from 'cdk-nag';
import { nagRuleInfo } from './nag-rule-info';

function info(changes: Partial<IApplyRule> = {}) {
  return nagRuleInfo('HIPAA.Security', {
    info: 'The bucket is open - (Control IDs: 164.312(b), 164.312(c)(1)).',
    explanation: 'Close buckets.',
    level: NagMessageLevel.ERROR,
    node: new CfnResource(new Stack(), 'Any', { type: 'Custom::Any' }),
    rule: function Unheard() {
      return NagRuleCompliance.COMPLIANT;
    },
    ...changes,
  });
}

test('the id is qualified by the pack, twice, as the library has it', () => {
  expect(info().id).toBe('HIPAA.Security::HIPAA.Security-Unheard');
});

test('a rule that a pack calls by another name has that name', () => {
  expect(info({ ruleSuffixOverride: 'S99' }).id).toBe('HIPAA.Security::HIPAA.Security-S99');
});

test('the description is the sentence without its citations', () => {
  expect(info().description).toBe('The bucket is open');
});

test('a remedy of ours comes before the explanation of the pack', () => {
  expect(info({ ruleSuffixOverride: 'S3BucketVersioningEnabled' }).remedy).toBe('Turn versioning on');
});

test('without a remedy of ours the pack explains', () => {
  expect(info().remedy).toBe('Close buckets');
});

test.each([
  [NagMessageLevel.ERROR, 'error'],
  [NagMessageLevel.WARN, 'warning'],
])('the level %s is the severity %s', (level, severity) => {
  expect(info({ level }).severity).toBe(severity);
});
