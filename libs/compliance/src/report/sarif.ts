import type { Assessment } from '../exceptions/apply-exceptions';
import type { Finding } from '../judgement/finding';
import type { RuleInfo } from '../judgement/rule-info';
import type { Subject } from '../judgement/subject';
import { withoutDetail } from '../judgement/rule-id';
import { reportedPath } from './reported-path';
import { sarifResult } from './sarif-result';
import type { SarifLog, SarifRule } from './sarif-types';

/** Findings in the Static Analysis Results Interchange Format 2.1.0, which code hosts show beside the code. */
export function sarif({ subjects, rules, findings, excepted }: Assessment): string {
  const descriptors = rulesOf([...findings, ...excepted], rules);
  const indices = new Map(descriptors.map(({ id }, index) => [id, index]));
  const files = new Map(
    subjects.map((subject: Subject) => [subject.name, subject.source && reportedPath(subject.source)]),
  );
  const log: SarifLog = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hipaa-cdk', rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        results: [...findings, ...excepted].map((finding) =>
          sarifResult(finding, indices.get(withoutDetail(finding.rule)) ?? -1, files.get(finding.subject)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Rules with a result. The library does not list its rules: for those a finding says what there is to say. */
function rulesOf(findings: readonly Finding[], rules: readonly RuleInfo[]): SarifRule[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const found = new Map<string, SarifRule>();
  for (const finding of findings) {
    const id = withoutDetail(finding.rule);
    const { severity, problem } = finding;
    const level = severity === 'warning' ? 'warning' : 'error';
    if (!found.has(id)) {
      found.set(id, descriptor(known.get(id) ?? { ...finding, id, description: problem, severity: level }));
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function descriptor({ id, description, citations, remedy, severity }: RuleInfo): SarifRule {
  return {
    id,
    shortDescription: { text: description },
    help: { text: [remedy, ...citations].join('\n') },
    defaultConfiguration: { level: severity },
    properties: { tags: ['security', ...citations] },
  };
}
