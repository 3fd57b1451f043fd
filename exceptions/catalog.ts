import { type Exception, exception, inBoth } from '@hipaa-cdk/compliance';

const shared = { layer: 'catalog', owner: 'platform-team', expires: '2027-05-31' };

/** Every finding of the catalog layer that stays, and why. */
export const catalogExceptions: readonly Exception[] = [
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: ['Catalog/AccessLogs/Bucket/Resource', 'Catalog/AccessLogs/Readers/Resource'],
    reason:
      'Somewhere a chain of copies ends. The logs tell who asked for what, and no record is lost with them',
    ticket: 'EX-21',
    compensatingControl: 'Versions are kept, and where data outlive the stack a policy denies every deletion',
  }),
];
