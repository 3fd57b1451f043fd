import { computeContracts } from '@hipaa-cdk/contracts-compute';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

const OPTIONAL = ['auth', 'users', 'database'];
const combinations = OPTIONAL.reduce<string[][]>(
  (all, layer) => [...all, ...all.map((one) => [...one, layer])],
  [[]],
);

describe.each(everyEnvironment('compute-beanstalk'))('in %s', (name) => {
  const template = () => layerTemplate(app, name);
  const { profile, site } = findEnvironment(name);

  test('there is one environment, one load balancer and one firewall', () => {
    template().resourceCountIs('AWS::ElasticBeanstalk::Environment', 1);
    template().resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 1);
    template().resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
  });

  test('the load balancer speaks TLS with the certificate of the site, and in the clear says so alone', () => {
    template().resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 2);
    template().hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 80,
      DefaultActions: [Match.objectLike({ Type: 'redirect' })],
    });
    template().hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: site?.certificateArn }],
    });
  });

  test('one key serves the layer', () => {
    template().resourceCountIs('AWS::KMS::Key', 1);
  });

  test('the log of the firewall is kept as long as the profile says, encrypted with that key', () => {
    template().allResourcesProperties('AWS::Logs::LogGroup', {
      LogGroupName: `aws-waf-logs-${APPLICATION}-${name}-compute-beanstalk`,
      RetentionInDays: profile.logRetentionDays,
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
    });
  });

  test('every entry of the contract is published', () => {
    template().resourceCountIs('AWS::SSM::Parameter', Object.keys(computeContracts.beanstalk.entries).length);
  });

  test('nothing runs code but the machines', () => {
    template().resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('no bucket is made: code is in the staging bucket, and logs are not in S3', () => {
    template().resourceCountIs('AWS::S3::Bucket', 0);
  });
});

test('the address of the site is published', () => {
  layerTemplate(app, 'prod').hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/${APPLICATION}/prod/compute-beanstalk/url`,
    Value: `https://${inProd.domainName}`,
  });
});

describe.each([
  ['with a site', {}],
  ['without a site', { site: undefined }],
])('%s', (_, change) => {
  test.each(combinations.map((absent) => [absent]))('it works without %j', (absent) => {
    const environment = testEnvironment('test', { ...change, layers: { except: absent } });
    const read = Object.keys(layerTemplate(app, environment).toJSON().Parameters as object);
    const layers = OPTIONAL.filter((layer) => read.some((name) => name.toLowerCase().startsWith(layer)));
    expect(layers).toEqual(OPTIONAL.filter((layer) => !absent.includes(layer)));
  });
});

test.each([
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', ['WebC97C6D24']],
  ['AWS::ElasticBeanstalk::Application', ['BeanstalkApplication7319030F']],
  ['AWS::ElasticBeanstalk::Environment', ['BeanstalkEnvironment8A695B064F2E592B']],
  ['AWS::KMS::Key', ['LogsKeyB5D1D597']],
])('the ids of every %s stay, because another id is another resource', (type, ids) => {
  // The id of the Beanstalk environment has the site in it.
  const site = {
    domainName: 'app.example.org',
    certificateArn: 'arn:aws:acm:us-west-2:222222222222:certificate/x',
  };
  const template = layerTemplate(app, testEnvironment('prod', { site }));
  expect(Object.keys(template.findResources(type))).toEqual(ids);
});
