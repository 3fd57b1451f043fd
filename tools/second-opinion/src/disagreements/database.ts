import { disagree, type Disagreement } from '../disagreement';
import { firstReview, nothingOut, shortRetention } from './reasons';

const CLUSTER = 'database/DatabaseCluster5B53A178';
const INSTANCES = ['database/DatabaseClusterWriterD43085C6', 'database/DatabaseClusterReader1D8B76102'];
const PARAMETERS = 'database/DatabaseParametersB8AC9B07';

export const databaseDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: {
      'cfn-guard': [
        'DB_INSTANCE_BACKUP_ENABLED',
        'RDS_INSTANCE_DELETION_PROTECTION_ENABLED',
        'RDS_INSTANCE_LOGGING_ENABLED',
      ],
    },
    resources: INSTANCES,
    reason:
      'In Aurora backups, deletion protection and log exports belong to the cluster, and an instance has no such properties. The template sets them there.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['RDS_STORAGE_ENCRYPTED'] },
    resources: [...INSTANCES, PARAMETERS],
    reason:
      'In Aurora the storage is the cluster’s, and the same rule passes there. The pattern of the rule also takes a parameter group, whose type begins like that of a cluster, for storage.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['RDS_MULTI_AZ_SUPPORT'] },
    resources: INSTANCES,
    reason:
      'MultiAZ is not a property of Aurora instances: the storage spans three zones, and an instance in another zone takes over. Production has such a reader; where there is only a writer, data are synthetic and an outage is acceptable.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: {
      'cfn-guard': [
        'RDS_MASTER_USER_NAME_USES_SECURE_PARAMETER',
        'RDS_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER',
      ],
    },
    resources: INSTANCES,
    reason:
      'An Aurora instance has no user of its own, so the template holds neither name nor password for it.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['RDS_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER'] },
    resources: [CLUSTER],
    reason:
      'There is no password in the template: RDS makes one, keeps it in Secrets Manager under a key of ours, and changes it (ManageMasterUserPassword).',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['rds_cluster_logging_enabled_check'] },
    resources: [CLUSTER],
    reason:
      'The rule knows one kind of log of Aurora PostgreSQL and refuses any other. The cluster exports that one, and the log of failed IAM sign-ins besides.',
    reviewed: firstReview,
  }),
  ...nothingOut({ resources: ['database/DatabaseNetworkSecurityGroupAFCF10AC'], reviewed: firstReview }),
  ...shortRetention({
    resources: ['database/DatabaseLogsPostgresql0610CA6C', 'database/DatabaseLogsIamDbAuthError4AD5835E'],
    reviewed: firstReview,
  }),
];
