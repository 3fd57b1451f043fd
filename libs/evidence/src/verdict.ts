import type { CorrectedFinding, ExceptedFinding, Finding, Proof } from '@hipaa-cdk/compliance';
import type { Citation } from '@hipaa-cdk/rules';

/** A rule as a verdict names it. */
export interface JudgedRule {
  readonly id: string;
  readonly description: string;
  readonly citations: readonly Citation[];
}

/** A template that was judged. */
export interface JudgedTemplate {
  /** Name in the verdict, such as `storage prod`. */
  readonly subject: string;
  /** SHA-256 of the template. */
  readonly digest: string;
  readonly dataClass: string;
}

/** What the gate said of one layer in one environment. */
export interface LayerVerdict {
  readonly layer: string;
  /** The layer's own template first, then what it publishes for others to launch. */
  readonly templates: readonly JudgedTemplate[];
  readonly rules: readonly JudgedRule[];
  readonly findings: readonly Finding[];
  readonly excepted: readonly ExceptedFinding[];
  readonly corrected: readonly CorrectedFinding[];
  readonly proofs: readonly Proof[];
}

/** A correction in a finding's place. */
export type Corrected = CorrectedFinding;

/** The qualified id of a rule without the detail of a single finding. */
export function ruleOf(id: string): string {
  const detail = id.indexOf('[');
  return detail === -1 ? id : id.slice(0, detail);
}

/** Every rule that a verdict knows, by id: those that proved something, and those that found something. */
export function rulesOf(verdicts: readonly LayerVerdict[]): ReadonlyMap<string, JudgedRule> {
  const found = verdicts.flatMap(({ rules, findings, excepted, corrected }) => [
    ...[...findings, ...excepted, ...corrected].map(({ rule, problem, citations }) => ({
      id: ruleOf(rule),
      description: problem,
      citations,
    })),
    ...rules,
  ]);
  // A rule's own description stands after, and in the place of, the problem that a finding names.
  const rules = new Map(found.map((rule) => [rule.id, rule]));
  return new Map([...rules].sort(([a], [b]) => (a < b ? -1 : 1)));
}
