import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { mustOutliveStack, mayHoldHealthData, propertyRule } from '../../reading/property-rule';
import { standsAlone } from './database-engine';
import { isTrue, numberOf } from '../../reading/values';
import { retentionFloors } from '../logging/retention-floors';

/** Types of resources that hold what cannot be made again: records, the keys to read them, and what was said about them. */
export const statefulTypes: Readonly<Record<string, Remains>> = {
  'AWS::Backup::BackupVault': 'retain',
  'AWS::Backup::LogicallyAirGappedBackupVault': 'retain',
  'AWS::CloudTrail::EventDataStore': 'retain',
  'AWS::CodeCommit::Repository': 'retain',
  'AWS::Cognito::UserPool': 'retain',
  'AWS::DocDB::DBCluster': 'snapshot',
  'AWS::DynamoDB::GlobalTable': 'retain',
  'AWS::DynamoDB::Table': 'retain',
  'AWS::EC2::Volume': 'snapshot',
  'AWS::ECR::Repository': 'retain',
  'AWS::EFS::FileSystem': 'retain',
  'AWS::ElastiCache::ReplicationGroup': 'snapshot',
  'AWS::Elasticsearch::Domain': 'retain',
  'AWS::FSx::FileSystem': 'retain',
  'AWS::HealthLake::FHIRDatastore': 'retain',
  'AWS::Kinesis::Stream': 'retain',
  'AWS::KMS::Key': 'retain',
  'AWS::KMS::ReplicaKey': 'retain',
  'AWS::Logs::LogGroup': 'retain',
  'AWS::Neptune::DBCluster': 'snapshot',
  'AWS::OpenSearchService::Domain': 'retain',
  'AWS::RDS::DBCluster': 'snapshot',
  'AWS::RDS::DBInstance': 'snapshot',
  'AWS::Redshift::Cluster': 'snapshot',
  'AWS::S3::Bucket': 'retain',
  'AWS::SecretsManager::Secret': 'retain',
  'AWS::Timestream::Table': 'retain',
};

const { days } = retentionFloors.table;

const tables = ['AWS::DynamoDB::Table'];

export const retentionRules: readonly Rule[] = [
  /**
   * Both policies have to be written down: one is about leaving the template, the other about being replaced in it.
   * `RetainExceptOnCreate` retains what has been created once.
   */
  {
    id: 'StatefulResourceRetained',
    description:
      'Resources that hold data are retained, or leave a snapshot, where data must outlive the stack',
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.310(d)(2)(iv)', '45 CFR 164.312(c)(1)'],
    remedy:
      'Set DeletionPolicy and UpdateReplacePolicy to Retain, or to Snapshot where the resource can take one.',
    evaluate: (template, context) =>
      mustOutliveStack(context)
        ? template
            .resources(...Object.keys(statefulTypes))
            .filter(standsAloneAsData)
            .flatMap(verdicts)
        : [],
  },

  /** DynamoDB keeps 35 days where no other number is given. The number is our choice; see the table of retention. */
  propertyRule({
    id: 'TablePointInTimeRecovery',
    description: `Tables with health data can be restored to any second of the last ${days} days`,
    citations: ['45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.308(a)(7)(ii)(B)'],
    remedy: 'Set PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled to true and leave the days out.',
    applies: mayHoldHealthData,
    checks: [
      {
        types: tables,
        property: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
        holds: isTrue,
        problem: 'it cannot be restored',
      },
      {
        types: tables,
        property: 'PointInTimeRecoverySpecification.RecoveryPeriodInDays',
        holds: (value) => value === undefined || (numberOf(value) ?? 0) >= days,
        problem: `it cannot be restored to ${days} days back`,
      },
      {
        types: ['AWS::DynamoDB::GlobalTable'],
        property: 'Replicas.*.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
        holds: isTrue,
        problem: 'a copy of it cannot be restored',
      },
    ],
  }),
];

/** How a type of resource may be left behind. `snapshot` types can leave a copy in place of themselves. */
export type Remains = 'retain' | 'snapshot';

function verdicts(resource: ViewedResource): Verdict[] {
  const snapshot = statefulTypes[resource.Type] === 'snapshot' ? ['Snapshot'] : [];
  return [
    verdict(
      resource,
      'DeletionPolicy',
      ['Retain', 'RetainExceptOnCreate', ...snapshot],
      'it is deleted with',
    ),
    verdict(resource, 'UpdateReplacePolicy', ['Retain', ...snapshot], 'it is deleted when replaced in'),
  ];
}

function verdict(
  resource: ViewedResource,
  property: 'DeletionPolicy' | 'UpdateReplacePolicy',
  safe: readonly string[],
  problem: string,
): Verdict {
  const value = resource[property];
  const base = { logicalId: resource.logicalId, property, value };
  return value !== undefined && safe.includes(value)
    ? { ...base, outcome: 'pass' }
    : { ...base, outcome: 'fail', problem: `${problem} its stack` };
}

/** Instances of a cluster come and go; their data is the cluster's. */
function standsAloneAsData(resource: ViewedResource): boolean {
  return resource.Type !== 'AWS::RDS::DBInstance' || standsAlone(resource);
}
