import { auditContract } from './index';

const entries = Object.keys(auditContract.entries);

test('the audit layer publishes for readers of the layer "audit"', () => {
  expect(auditContract.layer).toBe('audit');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(entries).toEqual([
    'trailBucketName',
    'trailLogGroupName',
    'recordsKeyArn',
    'alarmTopicArn',
    'sessionKeyArn',
    'sessionLogGroupName',
    'backupVaultName',
    'backupPlanId',
  ]);
});

test('every entry says what it is', () => {
  expect(Object.values(auditContract.entries).filter(({ description }) => description.length < 10)).toEqual(
    [],
  );
});
