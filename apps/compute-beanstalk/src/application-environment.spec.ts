import { everyEnvironment, layerTemplate, testEnvironment, placeOf } from '@hipaa-cdk/testing';
import type { Template } from 'aws-cdk-lib/assertions';
import type { BeanstalkSettings } from './settings';
import { environmentOf, optionsIn } from '../fixtures/option-settings';
import { app } from './main';
import { type PlatformName, platformNames, platforms } from './platforms';
import { environmentId } from './application-environment';

const inProd = placeOf('prod');

const testPlace = placeOf('test');
const VARIABLES = 'aws:elasticbeanstalk:application:environment';
const bundle = { bucketName: 'bundles', objectKey: 'application-1.zip' };
const inTest = (settings: Partial<BeanstalkSettings>): Template => layerTemplate(app, 'test', settings);
const variablesWithout = (...layers: readonly string[]): string[] =>
  Object.keys(
    optionsIn(layerTemplate(app, testEnvironment('prod', { layers: { except: [...layers] } })), VARIABLES),
  );

describe.each(everyEnvironment('compute-beanstalk'))('in %s', (name) => {
  const template = () => layerTemplate(app, name);

  test.each(['EnvironmentName', 'CNAMEPrefix', 'SolutionStackName', 'TemplateName'])(
    'the environment has no %s, which would stand in the way of another one',
    (property) => {
      expect(environmentOf(template()).properties).not.toHaveProperty(property);
    },
  );

  test('application and version have no name of their own either', () => {
    template().allResourcesProperties('AWS::ElasticBeanstalk::Application', {
      Description: 'The application of this environment',
    });
    const [application] = Object.values(template().findResources('AWS::ElasticBeanstalk::Application'));
    expect(application?.['Properties']).not.toHaveProperty('ApplicationName');
  });

  test('the environment serves people, and not a queue', () => {
    expect(environmentOf(template()).properties['Tier']).toEqual({ Name: 'WebServer', Type: 'Standard' });
  });

  test('the environment runs the version of this deploy, and never the sample of AWS', () => {
    expect(environmentOf(template()).properties['VersionLabel']).toEqual({
      Ref: expect.stringMatching('^BeanstalkVersion') as string,
    });
  });

  test.each([
    ['what leads requests to it', /^WebListener/],
    ['what lets machines reach the load balancer', /^BeanstalkSecurityGroupfrom/],
    ['what lets machines reach the database', /^BeanstalkSecurityGroupDatabaseOut/],
    ['the permissions of machines', /^BeanstalkInstanceRolePolicy/],
    ['the permissions of Beanstalk', /^BeanstalkServiceRolePolicy/],
  ])('the first machine starts after %s', (_, id) => {
    expect(environmentOf(template()).dependsOn).toContainEqual(expect.stringMatching(id));
  });
});

describe('another platform', () => {
  const of = (platform: PlatformName) => environmentOf(inTest({ platform, sourceBundle: bundle }));
  /** What CloudFormation replaces an environment for. */
  const replacing = ['ApplicationName', 'EnvironmentName', 'CNAMEPrefix', 'SolutionStackName'];
  const fixed = ({ properties }: ReturnType<typeof of>) => replacing.map((name) => properties[name]);

  test.each(platformNames)('%s is named by its ARN, which CloudFormation changes in place', (platform) => {
    expect(fixed(of(platform))).toEqual(fixed(of('dotnet-10')));
    expect(of(platform).properties['PlatformArn']).toBe(
      `arn:aws:elasticbeanstalk:${testPlace.region}::platform/${platforms[platform].branch}`,
    );
  });

  test.each<[PlatformName, PlatformName]>([
    ['python-3.13', 'python-3.14'],
    ['corretto-21', 'corretto-25'],
    ['ruby-3.4', 'ruby-4.0'],
    ['php-8.4', 'php-8.5'],
  ])('of the same language is an update of the environment: %s to %s', (before, after) => {
    expect(of(after).id).toBe(of(before).id);
  });

  test('of another language is another environment, because Beanstalk leads none from one to the other', () => {
    const ids = (['dotnet-10', 'node-24', 'python-3.14', 'docker'] as const).map((name) => of(name).id);
    expect(new Set(ids).size).toBe(4);
  });

  test.each(platformNames)('%s is told the port of its proxy', (platform) => {
    const template = inTest({ platform, sourceBundle: bundle });
    expect(optionsIn(template, VARIABLES)['PORT']).toBe(String(platforms[platform].port));
  });
});

test('a version of the platform is named when the settings name one, and updates the environment', () => {
  const { id, properties } = environmentOf(inTest({ platformVersion: '3.11.7' }));
  expect(properties['PlatformArn']).toMatch(/Amazon Linux 2023\/3\.11\.7$/);
  expect(id).toBe(environmentOf(inTest({})).id);
});

test('new code is an update of the same environment', () => {
  const code = (objectKey: string) => environmentOf(inTest({ sourceBundle: { ...bundle, objectKey } }));
  expect(code('application-2.zip')).toEqual(code('application-1.zip'));
});

test.each([
  ['an image of its own', { imageId: 'ami-0123456789abcdef0' }],
  [
    'a secret',
    { secrets: { API_KEY: `arn:aws:ssm:${testPlace.region}:${testPlace.account}:parameter/key` } },
  ],
])('%s makes a new environment, because Beanstalk never forgets it', (_, settings) => {
  expect(environmentOf(inTest(settings)).id).not.toBe(environmentOf(inTest({})).id);
});

test('another domain makes a new environment, because its rule at the listener never changes', () => {
  const at = (domainName: string) => {
    const { site } = testEnvironment('test');
    if (!site) throw new Error('test has a site');
    return environmentOf(layerTemplate(app, testEnvironment('test', { site: { ...site, domainName } }))).id;
  };
  expect(at('www.example.org')).not.toBe(at(inProd.domainName));
});

test('the application is told where things are', () => {
  expect(variablesWithout()).toEqual(
    expect.arrayContaining(['AUTH_ISSUER', 'DATABASE_SECRET_ARN', 'SITE_URL', 'STORAGE_BUCKET', 'PORT']),
  );
});

test.each([
  ['auth', /^AUTH_/],
  ['database', /^DATABASE_/],
])('without %s the application is told nothing of it', (layer, names) => {
  expect(variablesWithout(layer).filter((name) => names.test(name))).toEqual([]);
});

const choices = {
  platformFamily: 'dotnet',
  domainName: inProd.domainName,
  hasImage: false,
  secrets: ['A', 'B'],
};

test('the same choices are the same environment', () => {
  expect(environmentId(choices)).toBe(environmentId({ ...choices, secrets: ['B', 'A'] }));
});

test('the id is a noun and eight digits', () => {
  expect(environmentId(choices)).toMatch(/^Environment[0-9A-F]{8}$/);
});

test.each([
  ['another language', { platformFamily: 'node' }],
  ['another domain', { domainName: 'www.example.org' }],
  ['no domain', { domainName: undefined }],
  ['an image of its own', { hasImage: true }],
  ['a secret less', { secrets: ['A'] }],
])('%s makes another environment', (_, change) => {
  expect(environmentId({ ...choices, ...change })).not.toBe(environmentId(choices));
});
