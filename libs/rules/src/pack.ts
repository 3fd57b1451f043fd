import type { Rule } from './rule';

import { computeRules } from './rules/compute';
import { dataRules } from './rules/data';
import { edgeRules } from './rules/edge';
import { identityRules } from './rules/identity';
import { loggingRules } from './rules/logging';
import { secretsRules } from './rules/secrets';

/** Rules under one name, the way a report shows them. */
export interface RulePack {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** What the public rule sets leave unchecked, in the order of a report. */
export const hipaaPlus: RulePack = {
  name: 'HipaaPlus',
  rules: [...identityRules, ...secretsRules, ...edgeRules, ...dataRules, ...loggingRules, ...computeRules],
};
