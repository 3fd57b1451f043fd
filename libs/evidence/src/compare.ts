import type { EvidenceReport } from './report';

/** The part of a report that is kept as JSON and read again to be compared. */
export interface KeptReport {
  readonly format: 1;
  readonly environment: string;
  readonly day: string;
  readonly draft: readonly string[];
  readonly commits: Readonly<Record<string, string>>;
  /** Paragraph -> kind -> `state: what it says`. */
  readonly states: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Rule -> what it saw: id -> `kind resource property`, with a value where there is one. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What of a report is compared. */
export function keptReport(report: EvidenceReport): KeptReport {
  const places = new Map(report.inventory.resources.map((one) => [one.id, `${one.layer}/${one.logicalId}`]));
  const at = ({ resource, property }: { resource: string; property: string }): string =>
    `${places.get(resource) ?? 'a part of the template'} ${property}`;
  return {
    format: 1,
    environment: report.environment.name,
    day: report.day,
    draft: report.draft,
    commits: Object.fromEntries(
      report.deployments.map(({ layer, state, commit }) => [
        layer,
        commit ?? (state === 'absent' ? 'not deployed' : 'unknown'),
      ]),
    ),
    states: Object.fromEntries(
      report.paragraphs.map(({ requirement, states }) => [
        requirement.id,
        Object.fromEntries(states.map(({ kind, state, says }) => [kind, `${state}: ${says}`])),
      ]),
    ),
    rules: Object.fromEntries(
      report.rules.map((rule) => [
        rule.id,
        Object.fromEntries([
          ...rule.proofs.map((one) => [one.id, `proved ${at(one)} = ${JSON.stringify(one.value)}`]),
          ...rule.findings.map((one) => [one.id, `open ${at(one)}: ${one.problem}`]),
          ...rule.exceptions.map((one) => [one.id, `exception ${at(one)} until ${one.expires}`]),
          ...rule.corrections.map((one) => [one.id, `corrected ${at(one)}`]),
          ...rule.notJudged.map((one) => [one.id, `not judged ${at(one)}`]),
        ]),
      ]),
    ),
  };
}

/** What changed from one report to the next, a line each. */
export function comparison(before: KeptReport, after: KeptReport): string[] {
  return [
    ...changes(before.commits, after.commits).map(
      ({ key, from, to }) => `layer ${key}: commit ${short(from)} → ${short(to)}`,
    ),
    ...(before.draft.length === 0 && after.draft.length > 0 ? ['the report has become a draft'] : []),
    ...Object.keys({ ...before.states, ...after.states }).flatMap((paragraph) =>
      changes(before.states[paragraph] ?? {}, after.states[paragraph] ?? {}).map(
        ({ key, from, to }) => `${paragraph} ${key}: ${from ?? 'nothing'} → ${to ?? 'nothing'}`,
      ),
    ),
    ...Object.keys({ ...before.rules, ...after.rules }).flatMap((rule) => ruleChanges(rule, before, after)),
  ];
}

function ruleChanges(rule: string, before: KeptReport, after: KeptReport): string[] {
  const [old, fresh] = [before.rules[rule], after.rules[rule]];
  if (!fresh) return [`rule ${rule} is gone, and with it ${Object.keys(old ?? {}).length} line(s)`];
  if (!old) return [`rule ${rule} is new, with ${Object.keys(fresh).length} line(s)`];
  return changes(old, fresh).map(({ from, to }) => `rule ${rule}: ${from ?? 'nothing'} → ${to ?? 'nothing'}`);
}

function changes(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): { key: string; from?: string; to?: string }[] {
  return Object.keys({ ...before, ...after })
    .filter((key) => before[key] !== after[key])
    .map((key) => ({ key, from: before[key], to: after[key] }));
}

function short(commit: string | undefined): string {
  return commit && /^[0-9a-f]{11,}$/.test(commit) ? commit.slice(0, 10) : (commit ?? 'none');
}
