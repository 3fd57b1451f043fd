import type { PartnerAccount } from '@hipaa-cdk/environments';

/**
 * Accounts of others that templates may name: in the policy of a key, a bucket or a queue, in who may take a role, and as where
 * data goes. Whoever is neither here nor in an environment is a stranger, and a finding.
 *
 * Example: { account: '444455556666', partner: 'Example Laboratories', reason: 'fetches orders; agreement BAA-7' }
 */
export const partners: readonly PartnerAccount[] = [];
