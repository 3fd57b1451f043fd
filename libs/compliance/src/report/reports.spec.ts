import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { soundException } from '../../fixtures/exception';
import { finding } from '../../fixtures/finding';
import { judgement } from '../../fixtures/judgement';
import { jsonReport, ledgerJson, writeReports } from './reports';
import type { Proof } from '../judgement/judgement';
import { subject } from '../../fixtures/subject';
import { reportedPath } from './texts';
import { sarif } from './sarif';

const exception = soundException();
const assessment = { ...judgement(), excepted: [{ ...finding({ logicalId: 'Known' }), exception }] };
const report = JSON.parse(jsonReport(assessment)) as Record<string, unknown[]>;

test('findings are there with all their fields', () => {
  expect(report['findings']).toEqual([finding()]);
});

test('excepted findings are there with their exception', () => {
  expect(report['excepted']).toEqual([expect.objectContaining({ logicalId: 'Known', exception })]);
});

test('what was judged is named without the templates themselves', () => {
  expect(report['subjects']).toEqual([
    {
      name: 'storage prod',
      layer: 'storage',
      environment: 'prod',
      context: { dataClass: 'phi', removal: 'retain' },
    },
  ]);
});

test('the text ends with a line break, as files do', () => {
  expect(jsonReport(assessment).endsWith('}\n')).toBe(true);
});

const proof: Proof = {
  subject: 'storage prod',
  rule: 'Fixture::Sealed',
  logicalId: 'Logs1234',
  resourceType: 'AWS::S3::Bucket',
  constructPath: 'Storage/Logs/Resource',
  property: 'Properties.Policies',
  value: undefined,
};
const read = (proofs: Proof[]) => JSON.parse(ledgerJson(judgement({ proofs }))) as Record<string, unknown[]>;

test('a proof has rule, resource, property and value', () => {
  expect(read([{ ...proof, value: { A: 1 } }])['proofs']).toEqual([{ ...proof, value: { A: 1 } }]);
});

test('a proof by absence has the value null, so that no line lacks one', () => {
  expect(read([proof])['proofs']).toEqual([{ ...proof, value: null }]);
});

test('rules that proved something are described once', () => {
  expect(read([proof, proof])['rules']).toEqual([
    { id: 'Fixture::Sealed', description: 'Buckets are closed', citations: ['45 CFR 164.312(e)(1)'] },
  ]);
});

test('rules that proved nothing are not described', () => {
  expect(read([])['rules']).toEqual([]);
});

test('the templates that were judged are named', () => {
  expect(read([])['subjects']).toEqual(['storage prod']);
});

const directory = mkdtempSync(join(tmpdir(), 'reports-'));
const target = join(directory, 'not', 'there', 'yet');
afterAll(() => rmSync(directory, { recursive: true }));

test('every report is written into a directory that is made for it', () => {
  const files = writeReports(target, { ...judgement(), excepted: [] });
  expect(readdirSync(target).sort()).toEqual(['findings.json', 'findings.sarif', 'ledger.json']);
  expect(files).toEqual(['findings.json', 'findings.sarif', 'ledger.json'].map((name) => join(target, name)));
});

test('every report is JSON', () => {
  const files = writeReports(target, { ...judgement(), excepted: [] });
  for (const file of files) expect(() => JSON.parse(readFileSync(file, 'utf8'))).not.toThrow();
});

const workspace = join(__dirname, '../../../..');
const file = join(workspace, 'dist/cdk/storage/prod/Storage.template.json');

test('a file is named from its workspace', () => {
  expect(reportedPath(file)).toBe('dist/cdk/storage/prod/Storage.template.json');
});

test('a file outside of any workspace is named without its folders', () => {
  expect(reportedPath('/folder-of-somebody/Storage.template.json')).toBe('Storage.template.json');
});

test('a path that is relative stays as it is', () => {
  expect(reportedPath('templates/a.yaml')).toBe('templates/a.yaml');
});

test('no report has a path of the machine', () => {
  const assessment = { ...judgement({ subjects: [subject({}, { source: file })] }), excepted: [] };
  for (const text of [jsonReport(assessment), sarif(assessment)]) expect(text).not.toContain(workspace);
});
