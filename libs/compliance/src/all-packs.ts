import { eligibleServiceRules } from '@hipaa-cdk/rules';
import { hipaaPlus } from '@hipaa-cdk/rules';
import type { Pack } from './own-packs/pack';

/** Every pack of ours: what the public packs leave unchecked, and which services may be used at all. */
export const allPacks: readonly Pack[] = [
  hipaaPlus,
  { name: 'EligibleServices', rules: eligibleServiceRules },
];
