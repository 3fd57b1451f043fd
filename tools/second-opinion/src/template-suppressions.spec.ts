import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { SUPPRESSED, templateSuppressions } from './template-suppressions';

const folder = temporaryFolder();

function suppressionsOf(template: unknown) {
  const path = join(folder(), 'Storage.template.json');
  writeFileSync(path, JSON.stringify(template));
  return templateSuppressions([{ layer: 'storage', environment: 'prod', path }]);
}

const bucketWith = (Metadata: unknown) => ({ Resources: { Bucket: { Type: 'AWS::S3::Bucket', Metadata } } });

test.each([
  ['guard', 'cfn-guard', { SuppressedRules: ['S3_BUCKET_LOGGING_ENABLED'] }],
  ['cfn_nag', 'cfn-guard', { rules_to_suppress: [{ id: 'W35' }] }],
  ['cfn-lint', 'cfn-lint', { config: { ignore_checks: ['W3005'] } }],
  ['checkov', 'checkov', { skip: [{ id: 'CKV_AWS_18' }] }],
])('a resource that switches off rules by Metadata.%s is a finding of %s', (key, engine, value) => {
  expect(suppressionsOf(bucketWith({ [key]: value }))).toEqual([
    expect.objectContaining({
      engine,
      rule: SUPPRESSED,
      layer: 'storage',
      environment: 'prod',
      logicalId: 'Bucket',
    }),
  ]);
});

test('a whole template that switches off rules is a finding about the template', () => {
  const [finding, ...others] = suppressionsOf({ Metadata: { 'cfn-lint': {} }, Resources: {} });
  expect(finding).toMatchObject({ engine: 'cfn-lint', rule: SUPPRESSED });
  expect(finding).not.toHaveProperty('logicalId');
  expect(others).toEqual([]);
});

test('metadata that no engine listens to are nobody’s business', () => {
  expect(suppressionsOf(bucketWith({ 'aws:cdk:path': 'Storage/Bucket' }))).toEqual([]);
});

test('a template without metadata or resources has nothing to hide', () => {
  expect(suppressionsOf({})).toEqual([]);
});
