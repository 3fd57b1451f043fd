import type { Finding, Severity } from '../judgement/judgement';
import { detailedName, packOf, shortName } from '../judgement/rule-id';
import { citationList, groups, unique, paragraph } from './texts';

const TITLES: Readonly<Record<Severity, string>> = {
  error: 'FAIL',
  warning: 'WARN',
  'not-evaluable': 'OPEN',
  'not-judged': 'NOT JUDGED',
};

/** Findings for a person: one block per problem, whichever packs report it and in however many environments. */
export function findingsTable(findings: readonly Finding[]): string {
  const blocks = groups(oneWording(findings), ({ rule, severity, problem }) =>
    [severity, detailedName(rule), problem].join('\0'),
  );
  return [...blocks.map(block), summary(findings), ''].join('\n');
}

function block(findings: readonly Finding[]): string {
  const [first] = findings;
  if (!first) return '';
  const packs = unique(findings.map(({ rule }) => packOf(rule))).join(', ');
  const citations = unique(findings.flatMap((finding) => finding.citations));
  const places = groups(findings, ({ logicalId, constructPath, sourceLine }) =>
    [constructPath, logicalId, sourceLine].join('\0'),
  );
  return [
    `${TITLES[first.severity]} ${detailedName(first.rule)}  (${packs})`,
    paragraph(first.problem, 5),
    ...places.map(place),
    ...unique(findings.flatMap(({ note }) => note ?? [])).map((note) => paragraph(`! ${note}`, 5, 7)),
    ...(citations.length > 0 ? [paragraph(citationList(citations), 5)] : []),
    paragraph(`→ ${first.remedy}`, 5, 7),
    '',
  ].join('\n');
}

function place(findings: readonly Finding[]): string {
  const [first] = findings;
  const { constructPath, logicalId = '', sourceLine } = first ?? {};
  const subjects = unique(findings.map(({ subject }) => subject)).join(', ');
  const resource = constructPath ? `${constructPath} (${logicalId})` : logicalId || 'the template';
  const lines = [`${resource} in ${subjects}`, ...(sourceLine ? [`at ${sourceLine}`] : [])];
  return lines.map((line, index) => paragraph(line, index === 0 ? 5 : 9, 9)).join('\n');
}

function summary(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No open findings';
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  const rules = unique(findings.map(({ rule }) => shortName(rule))).length;
  return `${findings.length} finding(s) of ${rules} rule(s): ${count('error')} failed, ${count('warning')} warned, ${count('not-evaluable')} could not be judged, ${count('not-judged')} judged by no rule`;
}

/** Packs word the same rule a little differently. A finding that an earlier pack has as well gets that pack's words. */
export function oneWording(findings: readonly Finding[]): Finding[] {
  const firsts = new Map<string, Finding>();
  return findings.map((finding) => {
    const { severity, subject, logicalId, rule } = finding;
    const key = [severity, subject, logicalId, detailedName(rule)].join('\0');
    const first = firsts.get(key) ?? finding;
    firsts.set(key, first);
    return first.pack === finding.pack ? finding : { ...finding, problem: first.problem };
  });
}
