import type { AssemblyContents, Citation, RuleContext } from '@hipaa-cdk/rules';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { ConstructOrigin } from './construct-origins';
import type { CorrectionInfo } from './correction';

/** What one engine found out. */
export interface EngineResult {
  /** Names of the packs that were applied. */
  readonly packs: readonly string[];
  /** Every rule of those packs, as far as the engine tells. */
  readonly rules: readonly RuleInfo[];
  readonly findings: readonly Finding[];
  /** What public rules say that is wrong about the template: neither found nor proved. */
  readonly corrected: readonly CorrectedFinding[];
  readonly proofs: readonly Proof[];
}

/** What all engines found out, in an order that depends on nothing but the templates. */
export interface Judgement extends EngineResult {
  readonly subjects: readonly Subject[];
}

/** Where something was found. */
export interface Place {
  /** Name of the template. */
  readonly subject: string;
  /** Logical id of the resource, output or parameter; empty for the template as a whole. */
  readonly logicalId: string;
  /** CloudFormation type; empty for what is not a resource. */
  readonly resourceType: string;
  /**
   * Path in the construct tree, such as `Storage/Logs/Resource`.
   *
   * @default - the template does not tell
   */
  readonly constructPath?: string;
  /**
   * Line of ours that made the resource, such as `apps/storage/src/log-bucket.ts:26:5`.
   *
   * @default - unknown
   */
  readonly sourceLine?: string;
}

/**
 * How bad: `not-evaluable` is a rule that could not come to a verdict, `not-judged` something that no rule looks at; neither is
 * a failure or a pass.
 */
export type Severity = 'error' | 'warning' | 'not-evaluable' | 'not-judged';

/** One rule that one resource does not pass. */
export interface Finding extends Place {
  /** Qualified id with detail, such as `HIPAA.Security::HIPAA.Security-RDSLoggingEnabled[LogExport::error]`. */
  readonly rule: string;
  /** Name of the pack that the rule is in. */
  readonly pack: string;
  /**
   * Property that decided, such as `Properties.BucketEncryption`.
   *
   * @default - the rule does not tell
   */
  readonly property?: string;
  /** What is wrong: a sentence without a full stop. */
  readonly problem: string;
  readonly citations: readonly Citation[];
  /** How to mend it. */
  readonly remedy: string;
  readonly severity: Severity;
  /**
   * What a reader must know beside the problem, such as an exception that has expired.
   *
   * @default - nothing
   */
  readonly note?: string;
}

/** A finding of a public rule that is wrong here, with why, and with what proves the same instead. */
export interface CorrectedFinding extends Finding {
  readonly correction: CorrectionInfo;
}

/** One rule that one resource passes, with what was seen: a line of the evidence. */
export interface Proof extends Place {
  /** Qualified id of the rule. */
  readonly rule: string;
  /** Property that decided, such as `Properties.BucketEncryption`; `Properties` where the rule looked elsewhere. */
  readonly property: string;
  /** Value found there as the template has it; undefined where its absence is what passes. */
  readonly value: unknown;
}

/** A rule that was applied, whatever it found. */
export interface RuleInfo {
  /** Qualified id, such as `HipaaPlus::MultiFactorRequired`. */
  readonly id: string;
  /** Name of the pack that the rule is in. */
  readonly pack: string;
  /** What the rule says. */
  readonly description: string;
  readonly citations: readonly Citation[];
  readonly remedy: string;
  /** How bad a failure is. */
  readonly severity: 'error' | 'warning';
}

/** One template to judge. */
export interface Subject {
  /** What reports call it, such as `storage prod`. Unique among the templates judged together. */
  readonly name: string;
  readonly template: CloudFormationTemplate;
  readonly context: RuleContext;
  /**
   * Layer that the template is of.
   *
   * @default - a stranger's template, which no exception is about
   */
  readonly layer?: string;
  /**
   * What of the layer it is, where that publishes more than its own template.
   *
   * @default - the layer's own template
   */
  readonly part?: string;
  /**
   * Values of parameters that the part was launched with.
   *
   * @default - none: it asks for nothing, or is deployed as it is
   */
  readonly launch?: Readonly<Record<string, string>>;
  /**
   * Name of the environment that the template is for.
   *
   * @default - none
   */
  readonly environment?: string;
  /**
   * File that the template was read from, for messages and reports.
   *
   * @default - unknown
   */
  readonly source?: string;
  /**
   * Where its resources come from, by logical id.
   *
   * @default - construct paths are taken from the template's metadata; lines of code are unknown
   */
  readonly origins?: ReadonlyMap<string, ConstructOrigin>;
  /**
   * What is deployed together with the template. Not part of any report.
   *
   * @default - nothing is known of it
   */
  readonly assembly?: AssemblyContents;
}
