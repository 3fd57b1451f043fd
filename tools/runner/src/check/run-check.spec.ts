import type { Assessment, Finding } from '@hipaa-cdk/compliance';
import { allEnvironments } from '@hipaa-cdk/environments/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTable, layerAssessment, checkedEnvironments, REGISTER, loadRegister } from './run-check';

const place = (subject: string) => ({ subject, logicalId: 'Bucket', resourceType: 'AWS::S3::Bucket' });
const finding = (subject: string): Finding => ({
  ...place(subject),
  rule: 'HipaaPlus::BucketTlsOnly',
  pack: 'HipaaPlus',
  problem: 'plain HTTP is allowed',
  citations: [],
  remedy: 'deny it',
  severity: 'error',
});
const subject = (layer: string, environment: string) => ({
  name: `${layer} ${environment}`,
  template: { Resources: {} },
  context: { dataClass: 'synthetic', removal: 'destroy' } as const,
  layer,
  environment,
});

const assessment: Assessment = {
  packs: ['HipaaPlus'],
  rules: [],
  subjects: [subject('storage', 'test'), subject('storage', 'prod'), subject('network', 'prod')],
  findings: [finding('storage prod')],
  excepted: [],
  corrected: [],
  proofs: [{ ...place('network prod'), rule: 'HipaaPlus::X', property: 'Properties', value: true }],
};

test('a layer with an open finding has failed', () => {
  expect(checkTable(assessment, ['storage'])).toMatch(/storage +test, prod +failed +1 +0 +0 +0/);
});

test('a layer without one has passed, with what was proved', () => {
  expect(checkTable(assessment, ['network'])).toMatch(/network +prod +passed +0 +0 +0 +1/);
});

test("a layer's part of an assessment holds nothing of the others", () => {
  const { subjects, findings, proofs } = layerAssessment(assessment, 'network');
  expect([subjects.length, findings.length, proofs.length]).toEqual([1, 0, 1]);
});

const every = allEnvironments().map(({ name }) => name);

const tasks = (...environments: (string | undefined)[]) =>
  environments.map((env, index) => ({
    id: String(index),
    layer: 'storage',
    command: 'check' as const,
    options: env === undefined ? {} : { env },
  }));

test('without a name every environment is checked', () => {
  expect(checkedEnvironments(tasks(undefined)).map(({ name }) => name)).toEqual(every);
});

test('the environment that was named is the only one', () => {
  expect(checkedEnvironments(tasks('prod', 'prod')).map(({ name }) => name)).toEqual(['prod']);
});

test('an unknown name lists the valid ones', () => {
  expect(() => checkedEnvironments(tasks('qa'))).toThrow(`expected one of ${every.join(', ')}`);
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'register-'));
  mkdirSync(join(root, 'exceptions'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a workspace without a register has no exceptions', async () => {
  expect(await loadRegister(root)).toEqual([]);
});

test('the list of the file is taken as it is', async () => {
  writeFileSync(join(root, REGISTER), "exports.register = [{ ticket: 'EX-1' }];");
  expect(await loadRegister(root)).toEqual([{ ticket: 'EX-1' }]);
});

test('a register that exports something else is refused: its exceptions would be lost', async () => {
  writeFileSync(join(root, REGISTER), 'exports.entries = [];');
  await expect(loadRegister(root)).rejects.toMatchObject({ code: 'REGISTER_MISSING' });
});
