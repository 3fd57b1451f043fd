import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import {
  mayHoldHealthData,
  judged,
  propertyRule,
  mustOutliveStack,
  type PropertyCheck,
} from '../../reading/property-rule';
import { written, isAtLeast, isTrue, readings, isFalse } from '../../reading/values';
import { isAurora, databaseTypes, standsAlone, engineFamily, databases } from './database-engine';
import { retentionFloors } from '../logging/retention-floors';
import { isCustomerKey } from '../../reading/customer-key';

const { days } = retentionFloors.database;

const notRestorable = `it cannot be restored to ${days} days back`;

const oneCall = 'one call deletes it';

const statisticsKey = (feature: string, property: string): PropertyCheck => ({
  types: databaseTypes,
  property,
  holds: isCustomerKey,
  problem: 'its statistics are not encrypted with a key of your own',
  when: ({ properties }) => isTrue(properties[feature]),
});

export const databaseRules: readonly Rule[] = [
  /**
   * AWS Config rule: RDS_CLUSTER_MULTI_AZ_ENABLED.
   *
   * Counted are the instances of the template. Aurora spreads instances without a zone of their own over the zones; two
   * that are pinned to one zone fail. A multi-zone cluster of another engine spans three zones by construction.
   */
  {
    id: 'AuroraMultiZone',
    description: 'Database clusters with health data have instances in two zones or more',
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(C)'],
    remedy: 'Add a reader in another availability zone.',
    evaluate: (template, context) =>
      mayHoldHealthData(context) ? template.resources('AWS::RDS::DBCluster').map(zoneVerdict(template)) : [],
  },

  /** The number of days is our choice: the most that RDS offers. See the table of retention. */
  propertyRule({
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
        problem: notRestorable,
        // A replica is backed up where it comes from.
        when: (database) =>
          standsAlone(database) && database.properties['SourceDBInstanceIdentifier'] === undefined,
      },
      {
        types: ['AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
        property: 'BackupRetentionPeriod',
        holds: isAtLeast(days),
        problem: notRestorable,
      },
    ],
  }),

  propertyRule({
    id: 'DatabaseDeletionProtection',
    description: 'Databases whose data must outlive the stack refuse to be deleted',
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.312(c)(1)'],
    remedy: 'Set DeletionProtection (DeletionProtectionEnabled for a table) to true.',
    applies: mustOutliveStack,
    checks: [
      {
        types: databaseTypes,
        property: 'DeletionProtection',
        holds: isTrue,
        problem: oneCall,
        when: standsAlone,
      },
      {
        types: ['AWS::RDS::GlobalCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
        property: 'DeletionProtection',
        holds: isTrue,
        problem: oneCall,
      },
      {
        types: ['AWS::DynamoDB::Table'],
        property: 'DeletionProtectionEnabled',
        holds: isTrue,
        problem: oneCall,
      },
      {
        types: ['AWS::DynamoDB::GlobalTable'],
        property: 'Replicas.*.DeletionProtectionEnabled',
        holds: isTrue,
        problem: oneCall,
      },
    ],
  }),

  /** Engines that know it are PostgreSQL, MySQL and MariaDB; nothing is said of others. */
  propertyRule({
    id: 'DatabaseIamAuthentication',
    description:
      'Databases let users sign in as themselves, with a token of IAM in place of a shared password',
    citations: ['45 CFR 164.312(a)(2)(i)', '45 CFR 164.312(d)'],
    remedy: 'Set EnableIAMDatabaseAuthentication to true (iamAuthentication in CDK).',
    checks: [
      {
        types: databaseTypes,
        property: 'EnableIAMDatabaseAuthentication',
        holds: isTrue,
        problem: 'users can only sign in with a password',
        when: (database) =>
          standsAlone(database) && [undefined, 'postgres', 'mysql'].includes(engineFamily(database)),
      },
    ],
  }),

  /**
   * Either RDS makes, keeps and rotates the secret, encrypted with a key of the account; or the password comes from a secret
   * of the template that has a rotation schedule there. A database without a password of its own (a replica, a restore) is
   * not judged.
   */
  {
    id: 'DatabaseMasterSecret',
    description: 'Master passwords of databases are kept in a secret that rotates',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.308(a)(5)(ii)(D)', '45 CFR 164.312(d)'],
    remedy: 'Set ManageMasterUserPassword to true and MasterUserSecret.KmsKeyId to a key of your own.',
    evaluate: (template) => databases(template).flatMap((database) => passwordVerdicts(database, template)),
  },

  /** It has to be written down for instances: left out, the subnets decide. */
  propertyRule({
    id: 'DatabaseNotPublic',
    description: 'Databases have no public address',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
    remedy: 'Set PubliclyAccessible to false, on the instances of a cluster as well.',
    checks: [
      {
        types: ['AWS::RDS::DBInstance', 'AWS::Redshift::Cluster', 'AWS::DMS::ReplicationInstance'],
        property: 'PubliclyAccessible',
        holds: isFalse,
        problem: 'nothing keeps it from having a public address',
      },
      {
        types: ['AWS::RDS::DBCluster'],
        property: 'PubliclyAccessible',
        holds: (value) => value === undefined || isFalse(value),
        problem: 'it may have a public address',
      },
    ],
  }),

  /** The statements that it keeps may have health data in them. */
  propertyRule({
    id: 'DatabaseStatisticsKey',
    description: 'Performance statistics of databases are encrypted with a customer managed key',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy:
      'Name a key (PerformanceInsightsKmsKeyId of a cluster, PerformanceInsightsKMSKeyId of an instance).',
    checks: [
      {
        ...statisticsKey('PerformanceInsightsEnabled', 'PerformanceInsightsKmsKeyId'),
        types: ['AWS::RDS::DBCluster'],
      },
      {
        ...statisticsKey('EnablePerformanceInsights', 'PerformanceInsightsKMSKeyId'),
        types: ['AWS::RDS::DBInstance'],
      },
    ],
  }),
];

function zoneVerdict(template: TemplateView) {
  return (cluster: ViewedResource) => {
    if (!isAurora(cluster) && cluster.properties['DBClusterInstanceClass'] !== undefined) {
      const property = 'DBClusterInstanceClass';
      return judged(cluster, { property, value: cluster.properties[property], holds: true, problem: '' });
    }
    const members = template
      .resources('AWS::RDS::DBInstance')
      .filter(({ properties }) => belongsTo(cluster, properties['DBClusterIdentifier'], template));
    const zones = members.map(({ properties }) => properties['AvailabilityZone'] ?? 'any');
    const spread = new Set(zones.map(written)).size > 1 || zones.every((zone) => zone === 'any');
    return judged(cluster, {
      property: 'AvailabilityZones',
      value: zones,
      holds: members.length > 1 && spread,
      problem:
        members.length > 1 ? 'its instances are all in one zone' : `it has ${members.length} instance(s)`,
    });
  };
}

function belongsTo(cluster: ViewedResource, value: unknown, template: TemplateView): boolean {
  const name = cluster.properties['DBClusterIdentifier'];
  return template.target(value)?.logicalId === cluster.logicalId || (name !== undefined && value === name);
}

function passwordVerdicts(database: ViewedResource, template: TemplateView): Verdict[] {
  const { ManageMasterUserPassword: managed, MasterUserPassword: password } = database.properties;
  if (isTrue(managed)) return [managedSecret(database, template)];
  if (password === undefined && database.properties['MasterUsername'] === undefined) return [];
  const finding = { property: 'MasterUserPassword', value: password };
  return [
    judged(database, {
      ...finding,
      holds: rotates(password, template),
      problem: 'its master password is not managed by RDS, nor taken from a secret that rotates',
    }),
  ];
}

function managedSecret(database: ViewedResource, template: TemplateView): Verdict {
  const property = 'MasterUserSecret.KmsKeyId';
  const values = readings(database.properties, property);
  const holds = values.every((value) => isCustomerKey(value, template));
  const problem = 'its secret is not encrypted with a key of your own';
  return judged(database, { property, value: values[0], holds, problem });
}

/** Whether a password is read from a secret that a schedule of the template rotates. */
function rotates(password: unknown, template: TemplateView): boolean {
  const text = written(password);
  if (!text.includes('{{resolve:secretsmanager:')) return false;
  return template
    .resources('AWS::SecretsManager::RotationSchedule')
    .flatMap(({ properties }) => secretOf(properties['SecretId'], template))
    .some((secret) => text.includes(`"${secret}"`) || text.includes(`\${${secret}}`));
}

/** The secret that a schedule rotates; an attachment stands for the secret that it attaches. */
function secretOf(value: unknown, template: TemplateView): readonly string[] {
  const target = template.target(value);
  if (!target) return [];
  const attached = template.target(target.properties['SecretId']);
  return target.Type === 'AWS::SecretsManager::SecretTargetAttachment' && attached
    ? [attached.logicalId]
    : [target.logicalId];
}
