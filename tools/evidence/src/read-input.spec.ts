import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { comparison, evidenceReport, keptReport } from '@hipaa-cdk/evidence';
import { allEnvironments } from '@hipaa-cdk/platform';
import { listAge } from '@hipaa-cdk/rules';
import { stableDigest } from '@hipaa-cdk/runner';
import { readInput } from './read-input';

const environment = allEnvironments().find(({ target }) => target !== 'embedded') ?? allEnvironments()[0];
if (!environment) throw new Error('the platform has no environment');
const { name } = environment;
const other = { ...environment, name: 'elsewhere' };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evidence-'));
  write('package.json', { version: '0.0.0', dependencies: {} });
  write('apps/storage/cdk.json', {});
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

const template = { Resources: { Records: { Type: 'AWS::S3::Bucket' } } };
const proof = (subject: string) => ({
  rule: 'HipaaPlus::BucketTlsOnly',
  subject,
  logicalId: 'Records',
  resourceType: 'AWS::S3::Bucket',
  property: 'Properties',
  value: true,
});

const rules = [
  { id: 'HipaaPlus::BucketTlsOnly', description: 'TLS only', citations: ['45 CFR 164.312(e)(1)'] },
];

/** A verdict on the layer in this environment and in another. */
function judged(): void {
  const subjects = [`storage ${name}`, `storage ${other.name}`];
  write('dist/check/storage/findings.json', {
    subjects: subjects.map((subject) => ({
      name: subject,
      environment: subject.split(' ')[1],
      context: { dataClass: 'phi' },
    })),
    findings: [],
    excepted: [],
    corrected: [],
  });
  write('dist/check/storage/ledger.json', { rules, proofs: subjects.map(proof) });
  write(
    'dist/check/storage/templates.json',
    subjects.map((subject) => ({
      environment: subject.split(' ')[1],
      template: subject.endsWith(name) ? stableDigest(template) : 'another',
    })),
  );
  write(`dist/cdk/storage/${name}/Storage.template.json`, template);
}

const read = () => readInput(root, environment, '2026-11-30');
const codes = () => evidenceReport(read()).lacks.map(({ code }) => code);

test('a verdict is read for its environment, with resources named alike in each', () => {
  judged();
  const { verdicts, inventory } = read();
  expect(verdicts).toMatchObject([
    {
      layer: 'storage',
      templates: [{ subject: 'storage', dataClass: 'phi' }],
      proofs: [{ subject: 'storage' }],
    },
  ]);
  expect(verdicts[0]?.proofs).toHaveLength(1);
  expect(inventory.resources).toMatchObject([{ logicalId: 'Records', role: 'holds', healthData: true }]);
});

describe('two environments, compared', () => {
  const kept = (of: typeof environment) => keptReport(evidenceReport(readInput(root, of, '2026-11-30')));
  const compared = () => comparison(kept(environment), kept(other));

  test('have the same lines where the same was proved, whatever they are called', () => {
    judged();
    expect(compared()).toEqual([]);
  });

  test('differ by the setting that differs', () => {
    judged();
    const proofs = [proof(`storage ${name}`), { ...proof(`storage ${other.name}`), value: false }];
    write('dist/check/storage/ledger.json', { rules, proofs });
    expect(compared()).toEqual([
      expect.stringMatching(/BucketTlsOnly: proved .* = true → proved .* = false$/),
    ]);
  });
});

test('the same workspace gives the same input', () => {
  judged();
  expect(JSON.stringify(read())).toBe(JSON.stringify(read()));
});

test('a layer without a verdict is said', () => {
  expect(codes()).toEqual(expect.arrayContaining(['VERDICT_MISSING', 'SNAPSHOT_MISSING']));
});

test('a verdict that is damaged is said', () => {
  judged();
  write('dist/check/storage/findings.json', '{');
  expect(codes()).toContain('VERDICT_UNREADABLE');
});

test('of a template that was made since only what the verdict names is in the inventory, and that is said', () => {
  judged();
  write(`dist/cdk/storage/${name}/Storage.template.json`, {
    Resources: { New: { Type: 'AWS::S3::Bucket' } },
  });
  expect(codes()).toContain('TEMPLATE_MISSING');
  expect(read().inventory.resources.map(({ logicalId }) => logicalId)).toEqual(['Records']);
});

describe('a list of eligible services that is old by the day of the report', () => {
  const LATE = '2099-01-01';
  const exception = { reason: 'no newer copy', owner: 'platform', ticket: 'EX-1', expires: LATE };
  const said = (day: string, ...by: (typeof exception)[]) =>
    readInput(root, environment, day, ...by).lacks.find(({ code }) => code === 'ELIGIBLE_LIST_OLD')?.message;

  test('is said, with who answers for it', () => {
    expect(said(LATE, exception)).toMatch(
      /platform answers for it until 2099-01-01 \(EX-1\): no newer copy$/,
    );
  });

  test.each([
    ['nobody ever did', []],
    ['nobody does any more', [{ ...exception, expires: '2098-12-31' }]],
  ])('is said where %s', (_case, by) => {
    expect(said(LATE, ...by)).toMatch(/nobody answers for it$/);
  });

  test('is not said of one that is not', () => {
    expect(said(listAge(LATE).listDate)).toBeUndefined();
  });
});

test('a snapshot that is none is said', () => {
  judged();
  write(`dist/evidence/${name}/snapshot.json`, '{}');
  expect(codes()).toContain('SNAPSHOT_UNREADABLE');
});

test('an answer without a date is said, and leaves its line open', () => {
  judged();
  write('evidence/lines.json', [
    { id: 'logs', asks: 'Who reads them?', who: 'operations', everyDays: 31, paragraphs: ['164.312(b)'] },
  ]);
  write('evidence/answers.json', [
    { line: 'logs', by: 'Jane', link: 'https://example.org', nextDue: '2026-12-31' },
  ]);
  const report = evidenceReport(read());
  expect(report.lacks).toContainEqual(expect.objectContaining({ code: 'HUMAN_ANSWER_INVALID' }));
  const audit = report.paragraphs.find(({ requirement }) => requirement.id === '164.312(b)');
  expect(audit?.lines).toMatchObject([{ state: 'open' }]);
});

test.each([
  ['no JSON', '{', 'EVIDENCE_UNREADABLE'],
  ['no framework', '{}', 'FRAMEWORK_INVALID'],
  [
    'a framework with an identifier that does not exist',
    JSON.stringify({
      ...{ id: 'team', title: 'Policy', short: 'Policy', label: 'Our policy', status: 'informative' },
      ...{
        source: 'https://example.org',
        date: '2026-01-31',
        requirements: [{ id: 'P-7', title: 'Sessions' }],
      },
      mapping: { '164.312(b)': ['P-8'] },
    }),
    'FRAMEWORK_INVALID',
  ],
])('a file of a team that is %s stops the report, with its name', (_case, text, code) => {
  write('evidence/frameworks/team.json', text);
  expect(read).toThrow(
    expect.objectContaining({
      code,
      message: expect.stringContaining('evidence/frameworks/team.json') as string,
    }),
  );
});
