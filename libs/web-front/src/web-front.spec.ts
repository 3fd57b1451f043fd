import { APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { COMPUTES } from '@hipaa-cdk/environments';
import { Match } from 'aws-cdk-lib/assertions';
import { computeTemplate } from '../fixtures/compute-stack';
import { WebFront } from './web-front';
import type { WebSettings } from './web-settings';

const inTest = placeOf('test');

const settings: WebSettings = {
  allowedSources: ['0.0.0.0/0'],
  idleSeconds: 60,
  firewallRules: 'basic',
  requestsPerFiveMinutes: 1000,
  alarmEmails: [],
};

describe.each(COMPUTES)('%s', (compute) => {
  const template = computeTemplate('test', { compute }, (stack) => {
    const front = new WebFront(stack, { keyDescription: 'Encrypts the logs', settings });
    front.publish(compute, front.open());
  });

  test.each([
    ['hostName', { 'Fn::GetAtt': [Match.stringLikeRegexp('^Web'), 'DNSName'] }],
    ['hostedZoneId', { 'Fn::GetAtt': [Match.stringLikeRegexp('^Web'), 'CanonicalHostedZoneID'] }],
    ['url', `https://${inTest.domainName}`],
    ['loadBalancerArn', { Ref: Match.stringLikeRegexp('^Web') }],
  ])('publishes %s below its own path', (entry, value) => {
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/${APPLICATION}/test/compute-${compute}/${entry}`,
      Value: value,
    });
  });
});
