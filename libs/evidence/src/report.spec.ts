import { exception } from '@hipaa-cdk/compliance';
import { paragraphsCsv, proofsCsv, inventoryCsv } from './csv';
import { comparison, keptReport } from './compare';
import type { EvidenceInput } from './report';
import { type EvidenceReport, type KindState, evidenceReport } from './report';
import {
  exampleInput,
  exampleLine,
  exampleSnapshot,
  exampleVerdict,
  logoffFinding,
  logoffProof,
  logoffRule,
} from './testing/example';

const LOGOFF = '164.312(a)(2)(iii)';

function paragraph(report: EvidenceReport, id: string): EvidenceReport['paragraphs'][number] {
  const found = report.paragraphs.find(({ requirement }) => requirement.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

function state(changes: Partial<EvidenceInput>, kind: KindState['kind'], id = LOGOFF): string | undefined {
  return paragraph(evidenceReport(exampleInput(changes)), id).states.find((one) => one.kind === kind)?.state;
}

const excepted = {
  ...logoffFinding,
  exception: exception({
    rule: 'HipaaPlus::CognitoTokenLifetime',
    layer: 'auth',
    resource: 'Client',
    reason: 'a device without a keyboard',
    owner: 'auth-team',
    ticket: 'EX-1',
    expires: '2027-01-31',
    compensatingControl: 'the device is locked in',
  }),
};

describe('the template of a paragraph', () => {
  test('is supported by what rules that cite it proved', () => {
    expect(state({}, 'template')).toBe('supported');
  });

  test('is open as soon as one rule has a finding, whatever others proved', () => {
    const verdicts = [exampleVerdict({ findings: [{ ...logoffFinding, logicalId: 'Other' }] })];
    expect(state({ verdicts }, 'template')).toBe('open');
  });

  test('is not judged once its last rule is gone', () => {
    expect(state({ verdicts: [exampleVerdict({ rules: [], proofs: [] })] }, 'template')).toBe('not judged');
  });

  test('is not supported by an exception alone', () => {
    expect(state({ verdicts: [exampleVerdict({ proofs: [], excepted: [excepted] })] }, 'template')).toBe(
      'open',
    );
  });

  test('counts what a rule could not come to a verdict on as not judged', () => {
    const notEvaluable = { ...logoffFinding, severity: 'not-evaluable' as const };
    expect(state({ verdicts: [exampleVerdict({ proofs: [], findings: [notEvaluable] })] }, 'template')).toBe(
      'not judged',
    );
  });
});

describe('the run time of a paragraph', () => {
  const RESTORE = '164.308(a)(7)(ii)(D)';
  const seen = (how: 'good' | 'bad' | 'unknown') => ({
    snapshot: exampleSnapshot({
      observations: [{ source: 'restore-tests', subject: 'Aurora', state: how, said: 'said' }],
    }),
  });

  test.each([
    ['good', 'supported'],
    ['bad', 'open'],
    ['unknown', 'not judged'],
  ] as const)('that looks %s is %s', (how, expected) => {
    expect(state(seen(how), 'run-time', RESTORE)).toBe(expected);
  });

  test('is not judged without a snapshot', () => {
    expect(state({ snapshot: undefined }, 'run-time', RESTORE)).toBe('not judged');
  });
});

describe('the human side of a paragraph', () => {
  const answered = (nextDue: string) => ({
    human: {
      lines: [exampleLine],
      answers: [{ line: exampleLine.id, by: 'Jane', on: '2026-01-01', link: 'https://example.org', nextDue }],
      decisions: [],
    },
  });

  test('is open while nobody has answered', () => {
    expect(state({}, 'human')).toBe('open');
  });

  test('is supported by an answer', () => {
    expect(state(answered('2026-12-31'), 'human')).toBe('supported');
  });

  test('is open again once the answer is overdue', () => {
    expect(state(answered('2026-11-29'), 'human')).toBe('open');
  });
});

describe('a report', () => {
  const reasons = (changes: Partial<EvidenceInput>): string =>
    JSON.stringify(evidenceReport(exampleInput(changes)).draft);
  const layerWith = (changes: object) => ({
    snapshot: exampleSnapshot({
      layers: exampleSnapshot().layers.map((layer) => ({ ...layer, ...changes })),
    }),
  });
  const record = exampleSnapshot().layers[0]?.record;

  test('is of a deployed state where verdict, record and account are about the same template', () => {
    const report = evidenceReport(exampleInput());
    expect(report.draft).toEqual([]);
    expect(report.deployments).toMatchObject([{ layer: 'auth', proved: true }]);
  });

  test.each<[string, Partial<EvidenceInput>, string]>([
    ['nothing was collected', { snapshot: undefined }, 'nothing was collected'],
    [
      'another template was judged',
      layerWith({ template: 'b2'.repeat(32), record: { ...record, template: 'b2'.repeat(32) } }),
      'judged was',
    ],
    ['there is no record', layerWith({ record: undefined }), 'no record'],
    ['the account holds something else', layerWith({ template: 'c3'.repeat(32) }), 'another tool'],
    ['nothing is deployed', layerWith({ state: 'absent', record: undefined }), 'nothing is deployed'],
    ['the layer was not judged', { verdicts: [] }, 'not judged'],
    ['the workspace was not clean', layerWith({ record: { ...record, dirty: true } }), 'uncommitted'],
  ])('is a draft, and says why, when %s', (_case, changes, words) => {
    expect(reasons(changes)).toContain(words);
  });

  test('of a local AWS is no draft, and bears that name', () => {
    const snapshot = exampleSnapshot({ taken: 'local AWS' });
    const { draft, stamp } = evidenceReport(exampleInput({ snapshot }));
    expect([draft, stamp]).toEqual([[], 'LOCAL AWS']);
    expect(evidenceReport(exampleInput())).not.toHaveProperty('stamp');
  });

  test('has nothing of a layer that is not deployed, and says so', () => {
    const proofs = [{ ...logoffProof, logicalId: 'Planned' }];
    const verdicts = [exampleVerdict(), exampleVerdict({ layer: 'database', proofs })];
    const report = evidenceReport(exampleInput({ layers: ['auth', 'database'], verdicts }));
    expect(report.draft).toEqual([]);
    expect(report.lacks).toContainEqual(expect.objectContaining({ code: 'NOT_DEPLOYED' }));
    expect(report.rules.flatMap((rule) => rule.proofs)).toHaveLength(1);
  });

  test('holds the template of the account against the one that the record names', () => {
    const { deployments } = evidenceReport(exampleInput(layerWith({ template: 'c3'.repeat(32) })));
    expect(deployments).toMatchObject([
      { template: 'c3'.repeat(32), recorded: 'a1'.repeat(32), judged: 'a1'.repeat(32), proved: false },
    ]);
  });

  test('says of a deploy past the gate that it was one', () => {
    const { lacks } = evidenceReport(
      exampleInput(layerWith({ record: { ...record, check: 'unchecked: restoring service' } })),
    );
    expect(lacks).toMatchObject([{ code: 'DEPLOYED_UNCHECKED' }]);
  });

  test.each([
    ['a role that a pipeline alone takes', 'assumed-role/hipaa-github-prod-us-east-1/run', 'pipeline'],
    ['another role', 'assumed-role/Administrator/jane', 'caller'],
    ['a role with a longer name', 'assumed-role/hipaa-github-prod-us-east-1-copy/run', 'caller'],
  ])('has an approver whom %s named from there', (_case, role, from) => {
    const by = `arn:aws:sts::222222222222:${role}`;
    const { deployments } = evidenceReport(exampleInput(layerWith({ record: { ...record, by } })));
    expect(deployments).toMatchObject([{ approver: 'jane.doe@example.org', approverFrom: from }]);
  });

  test('takes no exception that has ended since the templates were judged', () => {
    const verdicts = [exampleVerdict({ proofs: [], excepted: [excepted] })];
    const { lacks, rules } = evidenceReport(exampleInput({ verdicts, day: '2027-02-01' }));
    expect(lacks).toMatchObject([
      { code: 'EXCEPTION_EXPIRED', message: expect.stringContaining('EX-1') as string },
    ]);
    expect(rules).toMatchObject([{ findings: [{ property: logoffProof.property }], exceptions: [] }]);
  });

  test('says that an exception has expired', () => {
    const findings = [{ ...logoffFinding, note: 'its exception expired on 2026-11-01' }];
    const { lacks } = evidenceReport(exampleInput({ verdicts: [exampleVerdict({ findings })] }));
    expect(lacks).toContainEqual(expect.objectContaining({ code: 'EXCEPTION_EXPIRED' }));
  });

  test('names what watches a paragraph at run time, also where nobody has looked', () => {
    const report = evidenceReport(exampleInput({ snapshot: undefined }));
    expect(paragraph(report, '164.308(a)(7)(ii)(D)').watchedBy).toEqual(['restore-tests']);
  });

  test('never says that a paragraph is met', () => {
    const states = evidenceReport(exampleInput()).paragraphs.flatMap((one) => one.states);
    expect(new Set(states.map((one) => one.state))).toEqual(new Set(['supported', 'open', 'not judged']));
  });

  test('leads from the Security Rule to what other frameworks ask', () => {
    const references = paragraph(evidenceReport(exampleInput()), LOGOFF).references;
    expect(references).toContainEqual({ framework: 'hitrust-csf-v9.2', id: '01.t' });
  });
});

describe('the inventory', () => {
  test('says what holds data, what carries it, and what leads where', () => {
    const { resources, layers } = exampleInput().inventory;
    expect(resources.map(({ logicalId, role, healthData }) => [logicalId, role, healthData])).toEqual([
      ['Pool', 'holds', true],
      ['Client', 'none', false],
      ['Hook', 'carries', true],
    ]);
    expect(resources.find(({ logicalId }) => logicalId === 'Hook')).toMatchObject({
      names: [resources[0]?.id],
      given: ['network/vpc-id'],
    });
    expect(layers).toEqual({ auth: ['network'] });
  });
});

describe('tables', () => {
  const report = evidenceReport(exampleInput());

  test('have a line for every paragraph, with an open decision where one is to be taken', () => {
    const lines = paragraphsCsv(report).split('\r\n');
    expect(lines).toHaveLength(74);
    expect(lines.find((line) => line.includes(LOGOFF))).toMatch(
      /supported,1 of 1 resources,.*open,0 of 1 answers,.*open/,
    );
  });

  test('name rule, resource, property, value and line of a proof', () => {
    expect(proofsCsv(report)).toMatch(
      /proof,HipaaPlus::CognitoTokenLifetime,164\.312\(a\)\(2\)\(iii\),auth,Client,.*AccessTokenValidity,15,apps\/auth/,
    );
    expect(inventoryCsv(report)).toContain('auth,Pool,AWS::Cognito::UserPool,holds,yes');
  });

  test('hold nothing that a spreadsheet would calculate', () => {
    const evil = { ...logoffProof, value: '=HYPERLINK("https://evil.example")' };
    const text = proofsCsv(evidenceReport(exampleInput({ verdicts: [exampleVerdict({ proofs: [evil] })] })));
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  });
});

describe('a comparison', () => {
  const kept = (changes: Partial<EvidenceInput> = {}) => keptReport(evidenceReport(exampleInput(changes)));

  test('of a report with itself says nothing', () => {
    expect(comparison(kept(), kept())).toEqual([]);
  });

  test('names a setting that broke, and the paragraph that it opened', () => {
    const after = kept({ verdicts: [exampleVerdict({ proofs: [], findings: [logoffFinding] })] });
    const text = comparison(kept(), after).join('\n');
    expect(text).toContain(`${LOGOFF} template: supported: 1 of 1 resources → open`);
    expect(text).toContain('rule HipaaPlus::CognitoTokenLifetime: proved auth/Client');
  });

  test('names each of several parts of one property that changed', () => {
    const of = (...values: number[]) =>
      kept({ verdicts: [exampleVerdict({ proofs: values.map((value) => ({ ...logoffProof, value })) })] });
    expect(comparison(of(15, 10, 5), of(15, 9, 5))).toEqual([expect.stringMatching(/= 10 → .* = 9$/)]);
    expect(comparison(of(15, 10, 5), of(15, 10))).toEqual([expect.stringMatching(/= 5 → nothing$/)]);
  });

  test('names a rule that is gone', () => {
    const after = kept({ verdicts: [exampleVerdict({ rules: [], proofs: [] })] });
    expect(comparison(kept(), after)).toContain(`rule ${logoffRule.id} is gone, and with it 1 line(s)`);
  });

  test('names the commit of each layer that moved', () => {
    const layers = exampleSnapshot().layers.map((one) => ({
      ...one,
      record: one.record && { ...one.record, commit: 'beef'.repeat(10) },
    }));
    const after = kept({ snapshot: exampleSnapshot({ layers }) });
    expect(comparison(kept(), after)).toEqual(['layer auth: commit c0ffeec0ff → beefbeefbe']);
  });
});
