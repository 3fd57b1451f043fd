import type { Rule } from '../rule';
import { onlyEligibleDatabaseEngines } from './only-eligible-database-engines';
import { onlyEligibleServices } from './only-eligible-services';

/** The gate: what a template must pass before health data may enter. */
export const eligibleServiceRules: readonly Rule[] = [onlyEligibleServices, onlyEligibleDatabaseEngines];
