import { type Exception, exception, inBoth } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

const shared = { layer: 'database', owner: application.owner, expires: '2027-05-31' };

/** Every finding of the database layer that stays, and why. */
export const databaseExceptions: readonly Exception[] = [
  exception({
    ...shared,
    rule: inBoth('RDSInBackupPlan'),
    environments: ['local', 'test'],
    resource: 'Database/Database/Cluster/Writer/Resource',
    ...auroraInstance('EX-5'),
  }),
];

/** What holds for every instance of the cluster. */
function auroraInstance(
  ticket: string,
): Pick<Exception, 'reason' | 'ticket' | 'compensatingControl' | 'link'> {
  return {
    reason:
      'An Aurora instance has no storage to back up: the cluster has, and the rule looks at instances only',
    ticket,
    compensatingControl:
      'The cluster has continuous backups, and can be restored to any second of their days',
    link: 'https://github.com/cdklabs/cdk-nag/issues/1627',
  };
}
