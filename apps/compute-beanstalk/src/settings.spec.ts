import { findEnvironment } from '@hipaa-cdk/platform';
import { testEnvironment, placeOf } from '@hipaa-cdk/testing';
import { settings } from '../config';
import { type BeanstalkSettings, beanstalkSettings } from './settings';

const inProd = placeOf('prod');

const row = settings.of(findEnvironment('prod'));
const problems = (change: object): string[] => {
  const result = beanstalkSettings.schema.safeParse({ ...row, ...change });
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};
const SECRET = `arn:aws:secretsmanager:${inProd.region}:${inProd.account}:secret:api-AbCdEf`;
const KEY = `arn:aws:kms:${inProd.region}:${inProd.account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

test.each([
  ['platform', { platform: 'cobol' }],
  ['platformVersion', { platformVersion: '3.11' }],
  ['imageId', { imageId: 'ami-12345' }],
  ['instanceType', { instanceType: 't3.small' }],
  ['instances.min', { instances: { min: 0, max: 1 } }],
  ['instances.max', { instances: { min: 1, max: 101 } }],
  ['diskGiB', { diskGiB: 9 }],
  ['diskGiB', { diskGiB: 16_385 }],
  ['maintenance', { maintenance: 'Sunday:09:00' }],
  ['maintenance', { maintenance: 'Sun:24:00' }],
  ['healthPath', { healthPath: 'health' }],
  ['drainSeconds', { drainSeconds: -1 }],
  ['drainSeconds', { drainSeconds: 3601 }],
  ['sourceBundle.path', { sourceBundle: { path: '../elsewhere.zip' } }],
  ['sourceBundle.path', { sourceBundle: { path: '/absolute.zip' } }],
  ['sourceBundle.bucketName', { sourceBundle: { bucketName: 'Bundles' } }],
  ['secrets.api', { secrets: { api: SECRET } }],
  ['secrets.API', { secrets: { API: 'the-secret-itself' } }],
  ['secrets.API', { secrets: { API: `${SECRET}:password::` } }],
  [
    'secretKeyArns.0',
    { secretKeyArns: [`arn:aws:kms:${inProd.region}:${inProd.account}:alias/key`], secrets: { API: SECRET } },
  ],
])('%s is refused: %j', (path, change) => {
  expect(problems(change)).toContainEqual(expect.stringMatching(`^${path}: `));
});

test.each([
  [{ platform: 'node-24' }],
  [{ platformVersion: '3.11.7' }],
  [{ imageId: 'ami-0123456789abcdef0' }],
  [{ instanceType: 'm7g.large' }],
  [{ instances: { min: 2, max: 2 } }],
  [{ maintenance: 'Wed:23:59' }],
  [{ sourceBundle: { path: 'bundle/application.zip' } }],
  [{ sourceBundle: { bucketName: 'bundles', objectKey: 'a/b.zip' } }],
  [{ sourceBundle: { bucketName: 'bundles' } }],
  [{ secrets: { API_KEY: SECRET }, secretKeyArns: [KEY] }],
  [{ secrets: { URL: `arn:aws:ssm:${inProd.region}:${inProd.account}:parameter/application/url` } }],
])('%j is taken', (change) => expect(problems(change)).toEqual([]));

test.each<[string, Partial<BeanstalkSettings>, string]>([
  [
    'more machines at least than at most',
    { instances: { min: 3, max: 2 } },
    'instances: expected no fewer machines',
  ],
  ['a version of another branch', { platformVersion: '6.11.7' }, 'platformVersion: versions of ".NET 10'],
  [
    'the sample on ruby',
    { platform: 'ruby-4.0' },
    'sourceBundle: the sample application does not run on ruby-4.0',
  ],
  [
    'the sample on php',
    { platform: 'php-8.5' },
    'sourceBundle: the sample application does not run on php-8.5',
  ],
  ['a secret that hides the port', { secrets: { PORT: SECRET } }, 'secrets: PORT is a variable'],
  [
    'a secret that hides a layer’s variable',
    { secrets: { DATABASE_HOST: SECRET } },
    'secrets: DATABASE_HOST is',
  ],
  ['a secret that hides credentials', { secrets: { AWS_PROFILE: SECRET } }, 'secrets: AWS_PROFILE is'],
  ['keys without secrets', { secretKeyArns: [KEY] }, 'secretKeyArns: expected keys only where'],
])('%s is refused with a reason', (_, change, message) => {
  expect(problems(change)).toEqual([expect.stringContaining(message)]);
});

test('own code runs on ruby and php', () => {
  const sourceBundle = { path: 'bundle.zip' };
  expect(['ruby-4.0', 'php-8.5'].flatMap((platform) => problems({ platform, sourceBundle }))).toEqual([]);
});

test.each<[keyof BeanstalkSettings, Partial<BeanstalkSettings>]>([
  ['publicAddresses', { publicAddresses: true }],
  ['instances', { instances: { min: 1, max: 2 } }],
  ['firewallRules', { firewallRules: 'basic' }],
  ['alarmEmails', { alarmEmails: [] }],
])('where patient data are, %s cannot be %j', (setting, change) => {
  expect(
    beanstalkSettings.problems(findEnvironment('prod'), { ...row, ...change }).map(({ path }) => path),
  ).toEqual([[setting]]);
});

test('where patient data are, there has to be a site', () => {
  const [problem] = beanstalkSettings.problems(testEnvironment('prod', { site: undefined }), row);
  expect(problem?.message).toContain('expected a site in the environment');
});

test('elsewhere machines may have public addresses, and be one', () => {
  expect(beanstalkSettings.problems(findEnvironment('test'), settings.of(findEnvironment('test')))).toEqual(
    [],
  );
});

test('.NET 10 is what runs where nobody has chosen', () => {
  expect(['local', 'test', 'prod'].map((name) => settings.of(findEnvironment(name)).platform)).toEqual([
    'dotnet-10',
    'dotnet-10',
    'dotnet-10',
  ]);
});
