import { eligibleServiceRules } from '@hipaa-cdk/eligible-services';
import { hipaaPlus } from '@hipaa-cdk/hipaa-plus';
import type { Pack } from './own-packs/pack';

/** Every pack of ours: what the public packs leave unchecked, and which services may be used at all. */
export const allPacks: readonly Pack[] = [
  hipaaPlus,
  { name: 'EligibleServices', rules: eligibleServiceRules },
];
