import { retentionFloors } from './retention-floors';

test('records of activity are kept for six years', () => {
  const { logGroup, logBucket, eventDataStore } = retentionFloors;
  expect([logGroup.days, logBucket.days, eventDataStore.days]).toEqual([2192, 2192, 2192]);
});

test('six years are nowhere called a duty', () => {
  const long = Object.values(retentionFloors).filter(({ days }) => days > 365);
  expect(long.map(({ basis }) => basis)).toEqual(long.map(() => 'our choice'));
});

test('backups reach back as far as their services offer', () => {
  const { backupPlan, backupVault, database, table } = retentionFloors;
  expect([backupPlan.days, backupVault.days, database.days, table.days]).toEqual([35, 35, 35, 35]);
});
