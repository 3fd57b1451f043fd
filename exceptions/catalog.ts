import { type Exception, exception, inBoth } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

const shared = { layer: 'catalog', owner: application.owner, expires: '2027-05-31' };

/** Whoever terminates a launch unlocks it first, and only then. */
const endedLaunch = {
  ...shared,
  part: 'healthcare-web-server',
  launch: { DeletionProtection: 'OFF' },
  reason:
    'Without a way to unlock it no launch could ever end; every other launch is locked, and judged as that',
  compensatingControl:
    'It is ON unless somebody says otherwise, and the data are in stores of other layers, which are retained',
};

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
  exception({
    ...endedLaunch,
    ticket: 'EX-23',
    rule: [...inBoth('ELBDeletionProtectionEnabled'), 'HipaaPlus::LoadBalancerDeletionProtection'],
    resource: 'HealthcareWebServer/Entrance/Balancer',
  }),
  exception({
    ...endedLaunch,
    ticket: 'EX-24',
    rule: 'AwsSolutions::AwsSolutions-EC29',
    resource: 'HealthcareWebServer/Machine/Instance',
  }),
];
