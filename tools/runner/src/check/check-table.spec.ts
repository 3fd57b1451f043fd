import type { Assessment, Finding } from '@hipaa-cdk/compliance';
import { checkTable } from './check-table';
import { layerAssessment } from './layer-assessment';

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
