import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgement } from '../../fixtures/judgement';
import { writeReports } from './write-reports';

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
