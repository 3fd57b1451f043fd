import type { ListException } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

/**
 * Who answers for a list of eligible services that is older than it may be, and until when. Without an entry that holds,
 * protected environments are not deployed to; a newer list needs none.
 */
export const listException: ListException | undefined = {
  reason:
    'Decided: the list of May 2026 stays until the end of February 2027. AWS adds services and has taken none off, so that an old ' +
    'list refuses what is new and lets nothing through; no newer copy was public. Every report names its day and this entry',
  owner: application.owner,
  ticket: 'EX-25',
  expires: '2027-02-28',
};
