import { COMPUTES } from '@hipaa-cdk/environments';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { app } from './main';

const inProd = placeOf('prod');

const PARAMETER = 'AWS::SSM::Parameter';
const RECORD = 'AWS::Route53::RecordSet';

describe.each(everyEnvironment('site'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { site } = testEnvironment(environment);

  test('the address of the site is published', () => {
    template().hasResourceProperties(PARAMETER, {
      Name: `/${APPLICATION}/${environment}/site/url`,
      Value: `https://${site?.domainName}`,
    });
  });

  test('nothing is published that does not lead to the application', () => {
    template().resourceCountIs(PARAMETER, 3);
  });
});

describe.each(COMPUTES)('with the compute %s', (compute) => {
  const words = { beanstalk: 'ComputeBeanstalk', ecs: 'ComputeEcs' };
  const environment = testEnvironment('test', { compute });

  test('the site leads to the load balancer of that compute', () => {
    layerTemplate(app, environment).hasResourceProperties(PARAMETER, {
      Name: `/${APPLICATION}/test/site/target`,
      Value: { Ref: `${words[compute]}HostName` },
    });
  });

  test('only that compute is read', () => {
    const parameters = Object.keys(layerTemplate(app, environment).findParameters('*'));
    expect(parameters.filter((name) => name.startsWith('Compute'))).toEqual([`${words[compute]}HostName`]);
  });

  test('without a site the application is found at its load balancer', () => {
    const template = layerTemplate(app, { ...environment, site: undefined });
    template.hasResourceProperties(PARAMETER, {
      Name: `/${APPLICATION}/test/site/url`,
      Value: { Ref: `${words[compute]}Url` },
    });
    template.hasResourceProperties(PARAMETER, {
      Name: `/${APPLICATION}/test/site/hostName`,
      Value: { Ref: `${words[compute]}HostName` },
    });
  });
});

describe('the record', () => {
  const { site } = testEnvironment('prod');

  test('is made in the hosted zone of the site, and leads to the load balancer', () => {
    const environment = testEnvironment('prod', { site: site && { ...site, hostedZoneId: 'Z0123456789' } });
    layerTemplate(app, environment).hasResourceProperties(RECORD, {
      HostedZoneId: 'Z0123456789',
      Name: inProd.domainName,
      Type: 'A',
      AliasTarget: {
        DNSName: { Ref: 'ComputeBeanstalkHostName' },
        HostedZoneId: { Ref: 'ComputeBeanstalkHostedZoneId' },
        EvaluateTargetHealth: false,
      },
    });
  });

  test('is left to whoever runs the DNS where no hosted zone is named', () => {
    layerTemplate(app, 'prod').resourceCountIs(RECORD, 0);
  });
});

test('an environment that runs no application has no site, and is told so', () => {
  const environment = testEnvironment('test', { layers: { only: ['site'] } });
  expect(() => layerTemplate(app, environment)).toThrow(
    expect.objectContaining({
      code: 'LAYER_ABSENT',
      message: `${APPLICATION}-test-site needs layer "compute-beanstalk", which environment test does not have`,
    }),
  );
});
