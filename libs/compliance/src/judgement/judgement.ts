import type { Finding } from './finding';
import type { Proof } from './proof';
import type { RuleInfo } from './rule-info';
import type { Subject } from './subject';

/** What one engine found out. */
export interface EngineResult {
  /** Names of the packs that were applied. */
  readonly packs: readonly string[];
  /** Every rule of those packs, as far as the engine tells. */
  readonly rules: readonly RuleInfo[];
  readonly findings: readonly Finding[];
  readonly proofs: readonly Proof[];
}

/** What all engines found out, in an order that depends on nothing but the templates. */
export interface Judgement extends EngineResult {
  readonly subjects: readonly Subject[];
}
