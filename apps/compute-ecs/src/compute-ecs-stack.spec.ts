import type { Environment } from '@hipaa-cdk/environments';
import { expectLogsUseKey } from '@hipaa-cdk/constructs/testing';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

describe.each(everyEnvironment('compute-ecs'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test.each(['hostName', 'hostedZoneId', 'url', 'loadBalancerArn'])('%s is published', (entry) => {
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/${APPLICATION}/${environment}/compute-ecs/${entry}`,
    });
  });

  test('one key encrypts everything', () => {
    template().resourceCountIs('AWS::KMS::Key', 1);
  });

  test('every log group is encrypted and kept as long as the profile says', () => {
    template().allResourcesProperties('AWS::Logs::LogGroup', {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
      RetentionInDays: testEnvironment(environment).profile.logRetentionDays,
    });
  });

  test('only log groups of this stack may use the key', () => {
    const stack = `${APPLICATION}-${environment}-compute-ecs`;
    expectLogsUseKey(template(), {
      ...testEnvironment(environment),
      prefixes: [`${stack}-`, `aws-waf-logs-${stack}`],
    });
  });

  test('a firewall looks at requests, and records them', () => {
    template().hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: { Ref: Match.stringLikeRegexp('^Web') },
    });
    template().resourceCountIs('AWS::WAFv2::LoggingConfiguration', 1);
  });

  test('nobody comes in but by TLS: in the clear people are sent there', () => {
    template().resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 2);
    template().hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Protocol: 'HTTPS',
      Port: 443,
    });
    template().hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Protocol: 'HTTP',
      DefaultActions: [Match.objectLike({ Type: 'redirect' })],
    });
  });

  test('the load balancer is not deleted by mistake', () => {
    template().hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      LoadBalancerAttributes: Match.arrayWith([{ Key: 'deletion_protection.enabled', Value: 'true' }]),
    });
  });
});

test('data outlive the stack where the profile says so', () => {
  const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
  layerTemplate(app, 'prod').allResources('AWS::Logs::LogGroup', kept);
  layerTemplate(app, 'prod').allResources('AWS::KMS::Key', kept);
});

describe('an environment', () => {
  const optional = ['auth', 'users', 'database'];
  const combinations = Array.from({ length: 2 ** optional.length }, (_, bits) =>
    optional.filter((_layer, index) => bits & (1 << index)),
  );
  const templateIn = (changes: Partial<Environment>) =>
    layerTemplate(app, testEnvironment('test', { compute: 'ecs', ...changes }));
  const reads = (template: Template) =>
    Object.values(template.findParameters('*'))
      .map(({ Default }) => String(Default).split('/')[3] ?? '')
      .filter((layer) => optional.includes(layer));

  test.each(combinations.map((absent) => [absent.join(' or ') || 'anything missing', absent] as const))(
    'can do without %s',
    (_, absent) => {
      const template = templateIn({ layers: { except: absent } });
      expect(new Set(reads(template))).toEqual(new Set(optional.filter((layer) => !absent.includes(layer))));
      template.resourceCountIs('AWS::ECS::Service', 1);
    },
  );

  test('without a database opens no way to one', () => {
    const isOpen = (changes: Partial<Environment>): boolean =>
      JSON.stringify(templateIn({ databasePort: 23_456, ...changes }).toJSON()).includes('23456');
    expect([isOpen({}), isOpen({ layers: { except: ['database'] } })]).toEqual([true, false]);
  });

  test('with another identity provider needs no user pool', () => {
    const template = templateIn({
      identityProvider: { issuer: 'https://login.example.org', clientId: 'application' },
    });
    expect(Object.keys(template.findParameters('*'))).not.toContain('AuthUserPoolId');
  });

  test('without a site is reached at the load balancer', () => {
    templateIn({ site: undefined }).hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Protocol: 'HTTP',
      Port: 80,
    });
  });

  test('without storage cannot have it: access logs would go nowhere', () => {
    expect(() => templateIn({ layers: { except: ['storage'] } })).toThrow(
      expect.objectContaining({ code: 'LAYER_ABSENT' }),
    );
  });
});
