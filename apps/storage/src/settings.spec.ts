import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment } from '@hipaa-cdk/testing';
import { settings } from '../config';
import { storageSettings } from './settings';

const good = {
  unfinishedUploadDays: 7,
  noncurrentVersions: { infrequentAccessAfterDays: 30, expireAfterDays: 365 },
  corsOrigins: ['https://app.example.org', 'https://localhost:4200'],
  objectLock: { mode: 'compliance', days: 1 },
  replication: {
    bucketArn: 'arn:aws:s3:::copies',
    keyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
};

const problems = (change: object): string[] =>
  (storageSettings.schema.safeParse({ ...good, ...change }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test.each(everyEnvironment('storage'))('the settings of %s are valid', (name) => {
  expect(settings.of(findEnvironment(name))).toBeDefined();
});

test.each(everyEnvironment('storage'))(
  '%s has neither object lock nor replication unless somebody asks',
  (name) => {
    const { objectLock, replication } = settings.of(findEnvironment(name));
    expect([objectLock, replication]).toEqual([undefined, undefined]);
  },
);

test('settings with everything switched on are valid', () => {
  expect(problems({})).toEqual([]);
});

test.each([0, -1])('an object lock of %d days is refused', (days) => {
  expect(problems({ objectLock: { mode: 'governance', days } })).toEqual([
    'objectLock.days: expected 1 day or more',
  ]);
});

test('an object lock beyond what S3 takes is refused', () => {
  expect(problems({ objectLock: { mode: 'governance', days: 36501 } })).toEqual([
    'objectLock.days: expected 100 years or less',
  ]);
});

test('an object lock of part of a day is refused', () => {
  expect(problems({ objectLock: { mode: 'governance', days: 1.5 } })).toEqual([
    'objectLock.days: expected a whole number of days',
  ]);
});

test('an object lock in an unknown mode is refused', () => {
  expect(problems({ objectLock: { mode: 'legal', days: 1 } })).toEqual([
    expect.stringMatching(/^objectLock\.mode: .*"governance"\|"compliance"/),
  ]);
});

test.each([
  'http://app.example.org',
  'https://*',
  '*',
  'https://*.example.org',
  'https://app.example.org/',
  'https://app.example.org/path',
  'https://user@app.example.org',
  'https://',
])('%s is not taken for an origin', (origin) => {
  expect(problems({ corsOrigins: [origin] })).toEqual([
    expect.stringMatching(/^corsOrigins\.0: expected one exact/),
  ]);
});

test('an alias is not taken for a key', () => {
  const keyArn = 'arn:aws:kms:us-east-1:111122223333:alias/copies';
  expect(problems({ replication: { ...good.replication, keyArn } })).toEqual([
    expect.stringMatching(/^replication\.keyArn: expected a key ARN/),
  ]);
});

test('the ARN of an object is not taken for a bucket', () => {
  expect(problems({ replication: { ...good.replication, bucketArn: 'arn:aws:s3:::copies/object' } })).toEqual(
    [expect.stringMatching(/^replication\.bucketArn: expected a bucket ARN/)],
  );
});

test('old versions cannot move sooner than S3 takes them', () => {
  expect(problems({ noncurrentVersions: { infrequentAccessAfterDays: 29, expireAfterDays: 60 } })).toEqual([
    'noncurrentVersions.infrequentAccessAfterDays: expected 30 days or more, the least that S3 takes',
  ]);
});

test('old versions cannot move on the day they expire', () => {
  expect(problems({ noncurrentVersions: { infrequentAccessAfterDays: 30, expireAfterDays: 30 } })).toEqual([
    'noncurrentVersions.expireAfterDays: expected more days than infrequentAccessAfterDays',
  ]);
});

test('a misspelt setting is refused', () => {
  expect(problems({ objectlock: {} })).toEqual([expect.stringContaining('"objectlock"')]);
});
