import { LogStore } from '@hipaa-cdk/log-store';
import { RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { computeTemplate } from '../fixtures/compute-stack';
import { FIREWALL_LOGS, WebFirewall } from './web-firewall';

const ACL = 'AWS::WAFv2::WebACL';
const STACK = 'hipaa-prod-compute-ecs';

const template = computeTemplate('prod', {}, (stack) => {
  const logs = new LogStore(stack, 'Logs', {
    retentionDays: 2192,
    removalPolicy: RemovalPolicy.RETAIN,
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
    LogDestinationConfigs: [`arn:aws:logs:us-west-2:222222222222:log-group:aws-waf-logs-${STACK}`],
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
  expect(document).toContain('aws:SourceAccount\\":\\"222222222222');
  expect(document).toContain('aws:SourceArn\\":\\"arn:aws:logs:us-west-2:222222222222:*');
  expect(document).not.toContain('\\"Resource\\":\\"*');
});

test('recording begins when its group and the permission are there', () => {
  template.hasResource('AWS::WAFv2::LoggingConfiguration', {
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^LogsFirewall')]),
  });
});
