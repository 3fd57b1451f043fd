import { COMPUTES } from '@hipaa-cdk/environments';
import { PublishedNetwork } from '@hipaa-cdk/published-network';
import { Match } from 'aws-cdk-lib/assertions';
import { computeTemplate } from '../fixtures/compute-stack';
import { publishCompute } from './publish-compute';
import { WebLoadBalancer } from './web-load-balancer';

describe.each(COMPUTES)('%s', (compute) => {
  const template = computeTemplate('test', { compute }, (stack) => {
    const { vpc } = new PublishedNetwork(stack, 'Network', { tiers: ['public'] });
    const web = new WebLoadBalancer(stack, 'Web', { vpc, allowedSources: ['0.0.0.0/0'], idleSeconds: 60 });
    publishCompute(stack, compute, web);
  });

  test.each([
    ['hostName', { 'Fn::GetAtt': [Match.stringLikeRegexp('^Web'), 'DNSName'] }],
    ['hostedZoneId', { 'Fn::GetAtt': [Match.stringLikeRegexp('^Web'), 'CanonicalHostedZoneID'] }],
    ['url', 'https://app.test.example.org'],
    ['loadBalancerArn', { Ref: Match.stringLikeRegexp('^Web') }],
  ])('publishes %s below its own path', (entry, value) => {
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/hipaa/test/compute-${compute}/${entry}`,
      Value: value,
    });
  });
});
