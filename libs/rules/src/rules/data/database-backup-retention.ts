import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';
import { isAtLeast } from '../../reading/value';
import { retentionFloors } from '../logging/retention-floors';
import { databaseTypes, standsAlone } from './database-engine';

const { days } = retentionFloors.database;
const problem = `it cannot be restored to ${days} days back`;

/** The number of days is our choice: the most that RDS offers. See the table of retention. */
export const databaseBackupRetention = propertyRule({
  id: 'DatabaseBackupRetention',
  description: `Databases with health data can be restored to any second of the last ${days} days`,
  citations: ['45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
  remedy: `Set BackupRetentionPeriod to ${days}.`,
  applies: mayHoldHealthData,
  checks: [
    {
      types: databaseTypes,
      property: 'BackupRetentionPeriod',
      holds: isAtLeast(days),
      problem,
      // A replica is backed up where it comes from.
      when: (database) =>
        standsAlone(database) && database.properties['SourceDBInstanceIdentifier'] === undefined,
    },
    {
      types: ['AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
      property: 'BackupRetentionPeriod',
      holds: isAtLeast(days),
      problem,
    },
  ],
});
