import { auditContract, trailContract } from './index';

const entries = Object.keys(auditContract.entries);

test('the audit layer publishes for readers of the layer "audit"', () => {
  expect(auditContract.layer).toBe('audit');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(entries).toEqual([
    'recordsKeyArn',
    'alarmTopicArn',
    'sessionKeyArn',
    'sessionLogGroupName',
    'backupVaultName',
    'backupPlanId',
  ]);
});

test('the trail has entries of its own, which do not exist in further regions of an account', () => {
  expect(trailContract.layer).toBe('audit');
  expect(Object.keys(trailContract.entries)).toEqual(['trailBucketName', 'trailLogGroupName']);
});

test('every entry says what it is', () => {
  expect(
    Object.values({ ...auditContract.entries, ...trailContract.entries }).filter(
      ({ description }) => description.length < 10,
    ),
  ).toEqual([]);
});
