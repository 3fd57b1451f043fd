import { type Exception, exception } from './exception';
import { inBoth } from './in-both';
import { auditRegister } from './register-audit';
import { deliveryRegister } from './register-delivery';

/** Day of the next review of what AWS or a rule's author may have changed by then. */
const REVIEW = '2027-05-31';

const owner = 'platform-team';

/** Every finding of the layers that stays, and why. Each ticket names the entry in the owner's own tracker. */
export const register: readonly Exception[] = [
  exception({
    rule: inBoth('VPCNoUnrestrictedRouteToIGW'),
    layer: 'network',
    resource: ['Network/Subnets/PublicA/DefaultRoute', 'Network/Subnets/PublicB/DefaultRoute'],
    reason:
      'A subnet is public by this very route: load balancers that patients reach, and NAT gateways, stand in it. ' +
      'The rule knows no list of route tables that are meant to have it',
    owner,
    ticket: 'EX-1',
    expires: REVIEW,
    compensatingControl:
      'Data stores are in isolated subnets without a route out, public subnets give no addresses by themselves, ' +
      'flow logs are on, and the default security group is empty',
    link: 'https://github.com/awslabs/aws-config-rules/issues/393',
  }),
  exception({
    rule: inBoth('S3DefaultEncryptionKMS'),
    layer: 'storage',
    resource: 'Storage/Logs/Resource',
    reason: 'S3 does not deliver access logs to a bucket whose default encryption is a KMS key',
    owner,
    ticket: 'EX-2',
    expires: REVIEW,
    compensatingControl:
      "The bucket is encrypted with S3's own keys, closed to the public, reachable over TLS only, and its logs hold " +
      'names of objects, not their content',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  }),
  exception({
    rule: inBoth('S3BucketReplicationEnabled'),
    layer: 'storage',
    resource: 'Storage/Logs/Resource',
    reason:
      'Somewhere a chain of copies ends. The logs tell who read which object, and no object is lost with them',
    owner,
    ticket: 'EX-3',
    expires: REVIEW,
    compensatingControl: 'Versions are kept, and where data outlive the stack a policy denies every deletion',
  }),
  exception({
    rule: inBoth('S3BucketReplicationEnabled'),
    layer: 'storage',
    resource: 'Storage/Application/Bucket/Resource',
    environments: ['local', 'dev', 'test'],
    reason: 'Data here are synthetic and can be made again; a second region would double what storage costs',
    owner,
    ticket: 'EX-4',
    expires: REVIEW,
    compensatingControl: 'Versions are kept, so that what was overwritten or deleted can be brought back',
  }),
  exception({
    rule: inBoth('S3BucketReplicationEnabled'),
    layer: 'storage',
    resource: 'Storage/Application/Bucket/Resource',
    environments: ['prod'],
    reason:
      'The region and the account that hold the copy are for whoever runs this platform to choose: `replication` in ' +
      'apps/storage/config.ts takes their bucket and key, and this entry then fails as unused',
    owner,
    ticket: 'EX-8',
    expires: '2027-03-31',
    compensatingControl:
      'Versions are kept, the bucket and its key outlive the stack, and the bucket is not deleted',
  }),
  exception({
    rule: inBoth('RDSInBackupPlan'),
    layer: 'database',
    resource: 'Database/Database/Cluster/Writer/Resource',
    ...auroraInstance('EX-5'),
  }),
  exception({
    rule: inBoth('RDSInBackupPlan'),
    layer: 'database',
    resource: 'Database/Database/Cluster/Reader1/Resource',
    environments: ['prod'],
    ...auroraInstance('EX-6'),
  }),
  exception({
    rule: inBoth('LambdaInsideVPC'),
    layer: 'network',
    resource: 'Network/Custom::VpcRestrictDefaultSGCustomResourceProvider/Handler',
    reason:
      'The function empties the default security group of the VPC that it would have to be in, and must reach the ' +
      'EC2 API to do so before the VPC has a way out',
    owner,
    ticket: 'EX-7',
    expires: REVIEW,
    compensatingControl:
      'Only CloudFormation calls it, it sees no data, and its role may change the rules of that one group and write ' +
      'one encrypted log group',
    link: 'https://github.com/aws/aws-cdk/issues/35361',
  }),
  ...auditRegister,
  exception({
    rule: inBoth('S3DefaultEncryptionKMS'),
    layer: 'catalog',
    resource: ['Catalog/AccessLogs/Bucket/Resource', 'Catalog/AccessLogs/Readers/Resource'],
    reason:
      'Load balancers deliver access logs into buckets with the keys of S3 only, and S3 itself delivers none into a ' +
      'bucket whose default encryption is a KMS key',
    owner,
    ticket: 'EX-20',
    expires: REVIEW,
    compensatingControl:
      "The buckets are encrypted with S3's own keys, closed to the public and reachable over TLS only, and the logs " +
      'hold addresses of requests, not their content',
    link: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
  }),
  exception({
    rule: inBoth('S3BucketReplicationEnabled'),
    layer: 'catalog',
    resource: ['Catalog/AccessLogs/Bucket/Resource', 'Catalog/AccessLogs/Readers/Resource'],
    reason:
      'Somewhere a chain of copies ends. The logs tell who asked for what, and no record is lost with them',
    owner,
    ticket: 'EX-21',
    expires: REVIEW,
    compensatingControl: 'Versions are kept, and where data outlive the stack a policy denies every deletion',
  }),
  ...deliveryRegister,
];

/** What holds for every instance of the cluster. */
function auroraInstance(
  ticket: string,
): Pick<Exception, 'reason' | 'owner' | 'ticket' | 'expires' | 'compensatingControl' | 'link'> {
  return {
    reason:
      'An Aurora instance has no storage to back up: the cluster has, and the rule looks at instances only',
    owner,
    ticket,
    expires: REVIEW,
    compensatingControl:
      'The cluster has continuous backups, and can be restored to any second of their days',
    link: 'https://github.com/cdklabs/cdk-nag/issues/1627',
  };
}
