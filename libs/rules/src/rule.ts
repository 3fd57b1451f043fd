import type { TemplateView } from './template-view';

/** Where a rule comes from, such as `45 CFR 164.312(e)(2)(ii)` or `NIST 800-53r5 SC-8`. */
export type Citation = string;

/** What a rule may know beside the template. */
export interface RuleContext {
  /** What data may be in the resources. `unknown` for templates that are not of this workspace; treated like `phi`. */
  readonly dataClass: 'phi' | 'deidentified' | 'synthetic' | 'unknown';
  /** Whether data must outlive the stack. `unknown` is treated like `retain`. */
  readonly removal: 'retain' | 'destroy' | 'unknown';
  /**
   * Numbers of the accounts that are ours or a partner's.
   *
   * @default - what the template tells: the account of the roles that its services take
   */
  readonly accounts?: readonly string[];
  /**
   * What is deployed together with the template.
   *
   * @default - nothing is known of it
   */
  readonly assembly?: AssemblyContents;
}

/** What a synthesised layer has beside its template. */
export interface AssemblyContents {
  /** Text of every file that is uploaded: code of functions, build specifications, conformance packs. */
  readonly files: readonly AssemblyFile[];
  /** Logical ids of nested stacks whose templates are judged together with this one. */
  readonly nestedStacks: readonly string[];
}

/** A file that is deployed as it is. */
export interface AssemblyFile {
  /** Path below the assembly. */
  readonly path: string;
  /** Its text; undefined where it is not a text that can be read. */
  readonly text: string | undefined;
}

/** What a rule found out about one resource: a failure, or a proof that belongs into the evidence. */
export interface Verdict {
  readonly outcome: 'pass' | 'fail';
  /** Logical id of the resource; of an output or parameter where the finding is there. */
  readonly logicalId: string;
  /** Property that decided, such as `Properties.BucketEncryption`. */
  readonly property: string;
  /** Value found there, as it stands in the template; undefined where it is missing. */
  readonly value: unknown;
  /**
   * What is wrong, for a failure: a sentence without a full stop.
   *
   * @default - the description of the rule, negated, is good enough
   */
  readonly problem?: string;
}

/** One thing that templates are judged by. Pure: the same template and context give the same verdicts in the same order. */
export interface Rule {
  /** PascalCase name, unique in its pack. */
  readonly id: string;
  /** What holds when the rule passes: a sentence without a full stop. */
  readonly description: string;
  readonly citations: readonly Citation[];
  /** How to mend it, in our code or in any template. */
  readonly remedy: string;
  /** Verdicts on every resource that the rule is about; none when the template has no such resource. */
  evaluate(template: TemplateView, context: RuleContext): Iterable<Verdict>;
}
