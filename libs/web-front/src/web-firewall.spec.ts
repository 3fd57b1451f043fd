import { APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { type aws_wafv2 as waf } from 'aws-cdk-lib';
import { LogStore } from '@hipaa-cdk/constructs';
import { Match } from 'aws-cdk-lib/assertions';
import { type FirewallRules, firewallRules, FIREWALL_LOGS, WebFirewall } from './web-firewall';
import { computeTemplate } from '../fixtures/compute-stack';

const inProd = placeOf('prod');

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

const ACL = 'AWS::WAFv2::WebACL';
const STACK = `${APPLICATION}-prod-compute-ecs`;

const template = computeTemplate('prod', {}, (stack) => {
  const logs = new LogStore(stack, 'Logs', {
    namePrefixes: [`${FIREWALL_LOGS}${stack.stackName}`],
  });
  new WebFirewall(stack, 'Firewall', {
    loadBalancerArn: 'arn:of:the:balancer',
    rules: 'full',
    requestsPerFiveMinutes: 500,
    logs,
  });
});

test('it stands in front of the load balancer', () => {
  template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
    ResourceArn: 'arn:of:the:balancer',
    WebACLArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FirewallWebAcl'), 'Arn'] },
  });
});

test('it serves a regional load balancer and lets through what no rule stops', () => {
  template.hasResourceProperties(ACL, { Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
});

test('requests are counted and never sampled: a sample shows what somebody asked for', () => {
  template.hasResourceProperties(ACL, {
    VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: false },
  });
});

test('requests are recorded in a group whose name WAF accepts', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: `aws-waf-logs-${STACK}`,
    KmsKeyId: Match.anyValue(),
    RetentionInDays: 2192,
  });
  template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    LogDestinationConfigs: [
      `arn:aws:logs:${inProd.region}:${inProd.account}:log-group:aws-waf-logs-${STACK}`,
    ],
  });
});

test('what says who somebody is stays out of the record', () => {
  template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    RedactedFields: [
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'cookie' } },
      { QueryString: {} },
    ],
  });
});

test('the delivery service writes to that group only, for this account only', () => {
  const [policy] = Object.values(template.findResources('AWS::Logs::ResourcePolicy')) as {
    Properties: { PolicyDocument: unknown };
  }[];
  const document = JSON.stringify(policy?.Properties.PolicyDocument);
  expect(document).toContain('delivery.logs.amazonaws.com');
  expect(document).toContain(`aws:SourceAccount\\":\\"${inProd.account}`);
  expect(document).toContain(`aws:SourceArn\\":\\"arn:aws:logs:${inProd.region}:${inProd.account}:*`);
  expect(document).not.toContain('\\"Resource\\":\\"*');
});

test('recording begins when its group and the permission are there', () => {
  template.hasResource('AWS::WAFv2::LoggingConfiguration', {
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^LogsFirewall')]),
  });
});
