import { outcomes, syntheticData } from '../../testing/outcomes';
import { auroraInBackupPlan } from './aurora-in-backup-plan';

const cluster = (properties: object = {}) => ({
  Type: 'AWS::RDS::DBCluster',
  Properties: { Engine: 'aurora-postgresql', ...properties },
});
const selection = {
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupSelection: { Resources: ['arn:aws:rds:*:*:cluster:*'] } },
};

test('a cluster that a plan selects passes', () => {
  expect(outcomes(auroraInBackupPlan, { Cluster: cluster(), Selection: selection })).toEqual([
    'pass Cluster',
  ]);
});

test('a cluster whose own backups outlive it passes', () => {
  const properties = { BackupRetentionPeriod: 35, DeleteAutomatedBackups: false };
  expect(outcomes(auroraInBackupPlan, { Cluster: cluster(properties) })).toEqual(['pass Cluster']);
});

test.each([
  {},
  { BackupRetentionPeriod: 35 },
  { BackupRetentionPeriod: 35, DeleteAutomatedBackups: true },
  { BackupRetentionPeriod: 7, DeleteAutomatedBackups: false },
])('a cluster with %j fails', (properties) => {
  expect(outcomes(auroraInBackupPlan, { Cluster: cluster(properties) })).toEqual(['fail Cluster']);
});

test('clusters of other engines are not judged', () => {
  expect(outcomes(auroraInBackupPlan, { Cluster: cluster({ Engine: 'postgres' }) })).toEqual([]);
});

test('made-up data may be lost', () => {
  expect(outcomes(auroraInBackupPlan, { Cluster: cluster() }, syntheticData)).toEqual([]);
});
