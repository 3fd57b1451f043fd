import { outcomes, syntheticData } from '../../testing/outcomes';
import { databaseBackupRetention } from './database-backup-retention';

const judge = (Type: string, Properties: Record<string, unknown>) =>
  outcomes(databaseBackupRetention, { Database: { Type, Properties } });

test.each(['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::DocDB::DBCluster'])(
  '%s that is kept for 35 days passes',
  (type) => expect(judge(type, { BackupRetentionPeriod: 35 })).toEqual(['pass Database']),
);

test.each([{ BackupRetentionPeriod: 34 }, {}, { BackupRetentionPeriod: { Ref: 'Days' } }])(
  'a cluster with %j fails',
  (properties) => expect(judge('AWS::RDS::DBCluster', properties)).toEqual(['fail Database']),
);

test.each([{ DBClusterIdentifier: { Ref: 'Cluster' } }, { SourceDBInstanceIdentifier: { Ref: 'Primary' } }])(
  'an instance with %j is backed up elsewhere',
  (properties) => expect(judge('AWS::RDS::DBInstance', properties)).toEqual([]),
);

test('made-up data may be lost', () => {
  const resources = { Database: { Type: 'AWS::RDS::DBCluster' } };
  expect(outcomes(databaseBackupRetention, resources, syntheticData)).toEqual([]);
});
