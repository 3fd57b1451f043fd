import type { aws_wafv2 as waf } from 'aws-cdk-lib';
import { type FirewallRules, firewallRules } from './firewall-rules';

const KINDS: readonly FirewallRules[] = ['basic', 'full'];
const groups = (rules: FirewallRules) =>
  firewallRules(rules, 1000).flatMap(({ statement }) => {
    const { managedRuleGroupStatement: group } = statement as waf.CfnWebACL.StatementProperty;
    return group ? [(group as waf.CfnWebACL.ManagedRuleGroupStatementProperty).name] : [];
  });

test('full stops a flood from one address first', () => {
  expect(firewallRules('full', 1234)[0]).toMatchObject({
    priority: 0,
    action: { block: {} },
    statement: { rateBasedStatement: { limit: 1234, aggregateKeyType: 'IP' } },
  });
});

test.each(KINDS)('%s lets every managed group block, as its authors mean it', (rules) => {
  const managed = firewallRules(rules, 1000).filter(({ name }) => name !== 'Flood');
  expect(managed.map(({ overrideAction }) => overrideAction)).toEqual(managed.map(() => ({ none: {} })));
});

test.each(KINDS)('no two rules of %s have the same priority', (rules) => {
  const priorities = firewallRules(rules, 1000).map(({ priority }) => priority);
  expect(new Set(priorities).size).toBe(priorities.length);
});

test.each(KINDS)('%s samples no request', (rules) => {
  for (const { visibilityConfig } of firewallRules(rules, 1000))
    expect(visibilityConfig).toMatchObject({ sampledRequestsEnabled: false });
});

test('basic knows the attacks that need no guess', () => {
  expect(groups('basic')).toEqual(['AWSManagedRulesKnownBadInputsRuleSet']);
});

test('full also looks at where a request comes from, and for what is typical of attacks', () => {
  expect(groups('full')).toEqual([
    'AWSManagedRulesAmazonIpReputationList',
    'AWSManagedRulesKnownBadInputsRuleSet',
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesSQLiRuleSet',
  ]);
});
