import { type Exception, exception, inBoth } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

const shared = { layer: 'audit', owner: application.owner, expires: '2027-05-31' };

/** Every finding of the audit layer that stays, and why. */
export const auditExceptions: readonly Exception[] = [
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Audit/Records/AccessLogs/Resource',
    reason:
      'Somewhere a chain of copies ends. The logs tell who read which record, and no record is lost with them',
    ticket: 'EX-31',
    compensatingControl: 'Versions are kept, and where data outlive the stack a policy denies every deletion',
  }),
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Audit/Records/Trails/Resource',
    reason:
      'A copy belongs into another account, out of reach of the administrators that the trail is about; which one is for ' +
      'whoever runs this platform to choose',
    ticket: 'EX-32',
    compensatingControl:
      'The log group of the trail holds the same events for as long, and where data outlive the stack files are locked ' +
      'and a policy denies every deletion',
  }),
  exception({
    ...shared,
    rule: inBoth('S3BucketReplicationEnabled'),
    resource: 'Audit/Records/History/Resource',
    reason:
      'AWS Config answers questions about the past from its own store; the bucket is a copy of it already',
    ticket: 'EX-33',
    compensatingControl: 'Versions are kept, and where data outlive the stack a policy denies every deletion',
  }),
];
