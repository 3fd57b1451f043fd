import { Duration } from 'aws-cdk-lib';
import { lifecycleRules } from './lifecycle-rules';

const rule = (
  id: string,
  noncurrentVersions: { infrequentAccessAfterDays?: number; expireAfterDays: number },
) =>
  lifecycleRules({ unfinishedUploadDays: 5, noncurrentVersions, corsOrigins: [] }).find(
    (each) => each.id === id,
  );

test('an unfinished upload is given up after the days of the settings', () => {
  expect(
    rule('AbortUnfinishedUploads', { expireAfterDays: 60 })?.abortIncompleteMultipartUploadAfter,
  ).toEqual(Duration.days(5));
});

test('an old version expires after the days of the settings', () => {
  expect(rule('ClearOldVersions', { expireAfterDays: 60 })?.noncurrentVersionExpiration).toEqual(
    Duration.days(60),
  );
});

test('an old version moves to infrequent access first where the settings say when', () => {
  const moves = rule('ClearOldVersions', { infrequentAccessAfterDays: 45, expireAfterDays: 60 });
  expect(moves?.noncurrentVersionTransitions).toEqual([
    expect.objectContaining({ storageClass: { value: 'STANDARD_IA' }, transitionAfter: Duration.days(45) }),
  ]);
});

test('an old version stays in its class where the settings name no days', () => {
  expect(rule('ClearOldVersions', { expireAfterDays: 60 })?.noncurrentVersionTransitions).toBeUndefined();
});

test('a marker without versions behind it is cleared', () => {
  expect(rule('ClearOldVersions', { expireAfterDays: 60 })?.expiredObjectDeleteMarker).toBe(true);
});

test('a current version never expires', () => {
  const rules = lifecycleRules({
    unfinishedUploadDays: 5,
    noncurrentVersions: { expireAfterDays: 60 },
    corsOrigins: [],
  });
  expect(rules.filter((each) => each.expiration ?? each.expirationDate)).toEqual([]);
});
