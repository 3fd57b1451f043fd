import type { TemplateView, ViewedResource } from '@hipaa-cdk/rules';

/** A public rule that is wrong about some resources, why, and what proves instead what the rule is after. */
export interface Correction {
  /** What reports call it, such as `front-door`. */
  readonly id: string;
  /** The rule by the name of its function, which packs share, such as `EC2RestrictedInbound`. */
  readonly rule: string;
  /** The fact that makes the rule wrong. */
  readonly reason: string;
  /** Who answers for the reason. */
  readonly owner: string;
  /** What does the work of the rule there: another rule, or what the correction itself asks for. */
  readonly instead: string;
  /**
   * Last day on which it holds, as `YYYY-MM-DD`.
   *
   * @default - as long as what is asked for instead is there
   */
  readonly expires?: string;
  /**
   * Whether the rule is wrong about one thing that it holds against a resource.
   *
   * @param detail such as `Resource::*`; empty for a rule that finds one thing only
   */
  readonly covers: (template: TemplateView, resource: ViewedResource, detail: string) => boolean;
}

/** The part of a correction that reports have. */
export type CorrectionInfo = Omit<Correction, 'covers'>;

/** The first correction that covers what a rule holds against a resource. */
export function correctionOf(
  corrections: readonly Correction[],
  rule: string,
  template: TemplateView,
  resource: ViewedResource,
  detail: string,
): CorrectionInfo | undefined {
  const found = corrections.find((one) => one.rule === rule && one.covers(template, resource, detail));
  if (!found) return undefined;
  const { id, reason, owner, instead, expires } = found;
  return { id, rule, reason, owner, instead, expires };
}

/** Corrections that still hold on a day. */
export function correctionsOn(today: string, corrections: readonly Correction[]): readonly Correction[] {
  return corrections.filter(({ expires }) => expires === undefined || expires >= today);
}
