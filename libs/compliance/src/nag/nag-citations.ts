import type { Citation } from '@hipaa-cdk/rules';
import { shortName } from '../judgement/rule-id';
import crosswalk from './crosswalk.json';

interface Crosswalk {
  /** Paragraphs of 45 CFR 164, such as `164.312(b)`. */
  readonly hipaa: readonly string[];
  /** Controls of NIST SP 800-53 revision 5. */
  readonly nist: readonly string[];
}

const byRule: Readonly<Record<string, Crosswalk>> = crosswalk;

/** What asks for a rule, according to the two rule sets that AWS publishes. Rules of both sets cite both. */
export function nagCitations(rule: string, info: string): readonly Citation[] {
  const entry = byRule[shortName(rule)] ?? { hipaa: [], nist: controlsIn(info) };
  return [...entry.hipaa.map((id) => `45 CFR ${id}`), ...entry.nist.map((id) => `NIST 800-53r5 ${id}`)];
}

/** Controls that a pack names at the end of what it says about a rule. */
export function controlsIn(info: string): readonly string[] {
  const [, list = ''] = /\(Control IDs?: (.+)\)\.?$/.exec(info) ?? [];
  return [...new Set(list.split(/,\s*/).filter(Boolean))];
}
