import { type Exception, exception, inBoth } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

const shared = { layer: 'delivery', owner: application.owner, expires: '2027-05-31' };

/** Every finding of the delivery layer that stays, and why. */
export const deliveryExceptions: readonly Exception[] = [
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Delivery/Artefacts/AccessLogs/Resource',
    reason:
      'Somewhere a chain of copies ends. The logs tell who fetched what was built, and none of it is lost with them',
    ticket: 'EX-41',
    compensatingControl: 'Versions are kept, and where data outlive the stack a policy denies every deletion',
  }),
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Delivery/Artefacts/Bucket/Resource',
    reason: 'What was built can be built again from its commit, and holds no health data',
    ticket: 'EX-42',
    compensatingControl: 'Versions are kept, and no role of the layer may delete from the bucket',
  }),
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Delivery/Evidence/Bucket/Resource',
    reason:
      'A report can be made again from its commit, the records and the snapshot, and holds no health data',
    ticket: 'EX-43',
    compensatingControl:
      'Versions are kept; where data outlive the stack, a lock and a policy deny every deletion',
  }),
];
