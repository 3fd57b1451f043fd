import { type Exception, exception, inBoth } from '@hipaa-cdk/compliance';

const shared = { layer: 'catalog', owner: 'platform-team', expires: '2027-05-31' };

/** Every finding of the catalog layer that stays, and why. */
export const catalogExceptions: readonly Exception[] = [
  exception({
    ...shared,
    rule: inBoth('S3DefaultEncryptionKMS'),
    resource: ['Catalog/AccessLogs/Bucket/Resource', 'Catalog/AccessLogs/Readers/Resource'],
    reason:
      'Load balancers deliver access logs into buckets with the keys of S3 only, and S3 itself delivers none into a ' +
      'bucket whose default encryption is a KMS key',
    ticket: 'EX-20',
    compensatingControl:
      "The buckets are encrypted with S3's own keys, closed to the public and reachable over TLS only, and the logs " +
      'hold addresses of requests, not their content',
    link: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
  }),
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
