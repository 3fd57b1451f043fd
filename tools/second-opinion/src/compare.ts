import type { Disagreement } from './disagreement';
import { type Finding, resourceOf } from './finding';

/** A piece of the list that no engine gives a cause for any more. */
export interface Stale {
  readonly disagreement: Disagreement;
  /** The resource or environment without a finding, or undefined when the whole entry has none. */
  readonly part: string | undefined;
}

export interface Comparison {
  /** Findings that no entry of the list answers. */
  readonly unreviewed: readonly Finding[];
  readonly stale: readonly Stale[];
}

/** Holds what the engines say against the list of what has been reviewed. Both must cover each other exactly. */
export function compare(findings: readonly Finding[], list: readonly Disagreement[]): Comparison {
  return {
    unreviewed: findings.filter((finding) => !list.some((entry) => answers(entry, finding))),
    stale: list.flatMap((entry) =>
      staleParts(
        entry,
        findings.filter((finding) => answers(entry, finding)),
      ),
    ),
  };
}

function answers({ engine, rule, resources, environments }: Disagreement, finding: Finding): boolean {
  return (
    engine === finding.engine &&
    rule === finding.rule &&
    (resources === 'every' || resources.includes(resourceOf(finding))) &&
    (environments === undefined || environments.includes(finding.environment))
  );
}

function staleParts(disagreement: Disagreement, answered: readonly Finding[]): Stale[] {
  if (answered.length === 0) return [{ disagreement, part: undefined }];
  const { resources, environments = [] } = disagreement;
  const accused = new Set(answered.flatMap((finding) => [resourceOf(finding), finding.environment]));
  const parts = [...(resources === 'every' ? [] : resources), ...environments];
  return parts.filter((part) => !accused.has(part)).map((part) => ({ disagreement, part }));
}
