import type { Citation } from '@hipaa-cdk/rules';
import configRules from '../run-time/config-rules.json';
import sources from '../run-time/sources.json';

/** Something in the account that shows at run time what a paragraph asks for. */
export interface RunTimeSource {
  /** Such as `restore-tests`, or the identifier of a rule of AWS Config. */
  readonly id: string;
  readonly title: string;
  /** What holds when it is well: a sentence without a full stop. */
  readonly says: string;
  readonly citations: readonly Citation[];
}

interface ConfigRule {
  readonly sameAs?: string;
  readonly cites?: readonly string[];
}

/** Day of the list of AWS Config's rules. */
export const configRulesDate = configRules.date;

/** Rules of AWS Config by the identifier that AWS gives them. */
const byIdentifier: Readonly<Record<string, ConfigRule>> = configRules.rules;

/**
 * Everything in an account that is read for the evidence.
 *
 * @param citationsOf what a rule for templates cites, by its name without a pack; a rule of AWS Config that is the same
 *   rule cites the same
 */
export function runTimeSources(citationsOf: (rule: string) => readonly Citation[]): readonly RunTimeSource[] {
  return [
    ...sources.sources.map(({ cites, ...source }) => ({ ...source, citations: cites })),
    ...Object.entries(byIdentifier).map(([id, { sameAs, cites = [] }]) => ({
      id,
      title: `AWS Config ${id}`,
      says: sameAs
        ? `What the rule ${sameAs} asks of a template holds for all that is there`
        : 'AWS Config finds it so',
      citations: sameAs ? citationsOf(sameAs).filter((one) => one.startsWith('45 CFR ')) : cites,
    })),
  ];
}
