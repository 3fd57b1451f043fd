import { CfnResource, Stack } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import { applyRule } from './apply-rule';

const node = new CfnResource(new Stack(), 'Any', { type: 'Custom::Any' });

function apply(rule: () => NagRuleResult) {
  const params: IApplyRule = { info: '', explanation: '', level: NagMessageLevel.ERROR, node, rule };
  return applyRule(params, node);
}

test.each([
  [NagRuleCompliance.COMPLIANT, 'pass'],
  [NagRuleCompliance.NON_COMPLIANT, 'fail'],
  [NagRuleCompliance.NOT_APPLICABLE, 'not-applicable'],
])('%s is %s', (compliance, outcome) => {
  expect(apply(() => compliance).outcome).toBe(outcome);
});

test('a list of findings fails with every one of them', () => {
  expect(apply(() => ['a', 'b'])).toEqual({ outcome: 'fail', details: ['a', 'b'] });
});

test('an empty list of findings passes', () => {
  expect(apply(() => []).outcome).toBe('pass');
});

test('a rule that throws came to no verdict', () => {
  const thrown = apply(() => {
    throw new Error('not a primitive');
  });
  expect(thrown).toMatchObject({ outcome: 'not-evaluable', reason: 'not a primitive' });
});
