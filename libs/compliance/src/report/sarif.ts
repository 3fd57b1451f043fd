import type { CorrectionInfo } from '../judgement/correction';
import { createHash } from 'node:crypto';
import type { Assessment, ExceptedFinding } from '../exceptions/apply-exceptions';
import type { CorrectedFinding, Finding, RuleInfo, Subject } from '../judgement/judgement';
import { withoutDetail } from '../judgement/rule-id';
import { reportedPath } from './texts';
import type { Exception } from '../exceptions/exception';

/** One finding, or one excepted finding, as a SARIF result. */
export function sarifResult(
  finding: Finding & Partial<Pick<ExceptedFinding, 'exception'> & Pick<CorrectedFinding, 'correction'>>,
  ruleIndex: number,
  templateFile: string | undefined,
): SarifResult {
  const { rule, subject, logicalId, problem, note, remedy, severity, exception, correction } = finding;
  const isOpen = severity === 'not-evaluable' || severity === 'not-judged';
  const text = [`${subject}, ${logicalId || 'template'}: ${problem}`, ...(note ? [note] : []), remedy].join(
    '. ',
  );
  return {
    ruleId: withoutDetail(rule),
    ruleIndex,
    kind: isOpen ? 'open' : 'fail',
    level: isOpen ? 'none' : severity,
    message: { text },
    locations: [location(finding, templateFile)],
    partialFingerprints: { 'resourceAndRule/v1': fingerprint(finding) },
    ...(exception && { suppressions: [suppression(exception)] }),
    ...(correction && { suppressions: [corrected(correction)] }),
  };
}

const LINE = /^(.+):(\d+):(\d+)$/;

/** Our own line where it is known; else the template; else the resource alone. */
function location(
  { sourceLine = '', logicalId, constructPath }: Finding,
  templateFile?: string,
): SarifLocation {
  const [, file, line, column] = LINE.exec(sourceLine) ?? [];
  const uri = file ?? templateFile;
  return {
    ...(uri && {
      physicalLocation: {
        artifactLocation: { uri: encodeURI(uri) },
        ...(file && { region: { startLine: Number(line), startColumn: Number(column) } }),
      },
    }),
    logicalLocations: [{ name: logicalId, fullyQualifiedName: constructPath ?? logicalId, kind: 'resource' }],
  };
}

/** Stays the same when code moves: made of what is wrong with which resource, not of lines. */
function fingerprint({ rule, subject, logicalId, property = '' }: Finding): string {
  return createHash('sha256')
    .update([rule, subject, logicalId, property].join('\0'))
    .digest('hex')
    .slice(0, 32);
}

function corrected({ id, reason, instead, owner, expires }: CorrectionInfo): SarifSuppression {
  const until = expires ? `, until ${expires}` : '';
  return {
    kind: 'external',
    status: 'accepted',
    justification: `Corrected (${id}): ${reason}. Instead: ${instead}. ${owner}${until}`,
  };
}

function suppression({ reason, compensatingControl, owner, ticket, expires }: Exception): SarifSuppression {
  const answer = `${owner}, ${ticket}, until ${expires}`;
  return {
    kind: 'external',
    status: 'accepted',
    justification: `${reason}. Instead: ${compensatingControl}. ${answer}`,
  };
}

/** Findings in the Static Analysis Results Interchange Format 2.1.0, which code hosts show beside the code. */
export function sarif({ subjects, rules, findings, excepted, corrected }: Assessment): string {
  const descriptors = rulesOf([...findings, ...excepted, ...corrected], rules);
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
        results: [...findings, ...excepted, ...corrected].map((finding) =>
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

/** The part of SARIF 2.1.0 that is written here. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly SarifRule[] } };
      readonly columnKind: 'utf16CodeUnits';
      readonly results: readonly SarifResult[];
    },
  ];
}

interface Message {
  readonly text: string;
}

interface SarifRule {
  readonly id: string;
  readonly shortDescription: Message;
  readonly help: Message;
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' };
  readonly properties: { readonly tags: readonly string[] };
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  /** `open`: what is known does not suffice to decide. It has no level. */
  readonly kind: 'fail' | 'open';
  readonly level: 'error' | 'warning' | 'none';
  readonly message: Message;
  readonly locations: readonly [SarifLocation];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly SarifSuppression[];
}

interface SarifLocation {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: { readonly startLine: number; readonly startColumn: number };
  };
  readonly logicalLocations: readonly [
    { readonly name: string; readonly fullyQualifiedName: string; readonly kind: 'resource' },
  ];
}

interface SarifSuppression {
  readonly kind: 'external';
  readonly status: 'accepted';
  readonly justification: string;
}
