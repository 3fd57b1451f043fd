import { type Exception, exception, inBoth } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

const shared = { layer: 'storage', owner: application.owner, expires: '2027-05-31' };

/** Every finding of the storage layer that stays, and why. */
export const storageExceptions: readonly Exception[] = [
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Storage/Logs/Resource',
    reason:
      'Somewhere a chain of copies ends. The logs tell who read which object, and no object is lost with them',
    ticket: 'EX-3',
    compensatingControl: 'Versions are kept, and where data outlive the stack a policy denies every deletion',
  }),
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Storage/Application/Bucket/Resource',
    environments: ['local', 'dev', 'test'],
    reason: 'Data here are synthetic and can be made again; a second region would double what storage costs',
    ticket: 'EX-4',
    compensatingControl: 'Versions are kept, so that what was overwritten or deleted can be brought back',
  }),
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Storage/Application/Bucket/Resource',
    environments: ['prod'],
    reason:
      'The region and the account that hold the copy are for whoever runs this platform to choose: `replication` in ' +
      'apps/storage/config.ts takes their bucket and key, and this entry then fails as unused',
    ticket: 'EX-8',
    expires: '2027-03-31',
    compensatingControl:
      'Versions are kept, the bucket and its key outlive the stack, and the bucket is not deleted',
  }),
];
