import type { ListException } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

/**
 * Who answers for a list of eligible services that is older than it may be, and until when. Without an entry that holds,
 * protected environments are not deployed to; a newer list needs none.
 */
export const listException: ListException | undefined = {
  reason:
    'No newer public copy of the list could be had; services are added to it, and none has been taken off it',
  owner: application.owner,
  ticket: 'EX-25',
  expires: '2027-02-28',
};
