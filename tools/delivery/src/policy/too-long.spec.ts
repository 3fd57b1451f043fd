import '@hipaa-cdk/environments/testing';
import type { DeployedTemplate, Need } from '@hipaa-cdk/permissions';
import { bootstrapPolicies } from './bootstrap-policies';
import { POLICIES_PER_ROLE, executionPolicies } from './execution-policies';

const place = { partition: 'aws', region: 'us-east-1', account: '111111111111' };
const asking = (Resource: unknown): readonly DeployedTemplate[] => {
  const statements = [{ Effect: 'Allow', Action: 's3:GetObject', Resource }];
  const boundary = { name: 'hipaa-boundary-narrow', description: 'of products', statements };
  const template = { Metadata: { BootstrapPolicies: [boundary] }, Resources: {} };
  return [{ stackName: 'hipaa-account-catalog', prefix: ['hipaa', 'account'], template }];
};
const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `arn:aws:s3:::a-bucket-with-a-long-name-${index}/*`);
const need = (index: number): Need => ({
  type: 'AWS::A::B',
  action: `service${index}:Action`,
  when: 'c',
  resources: [`arn:${'x'.repeat(5_000)}${index}`],
  source: 'a page',
});

test('policies that a role can have are made', () => {
  const needs = Array.from({ length: POLICIES_PER_ROLE }, (_, index) => need(index));
  expect(executionPolicies(needs)).toHaveLength(POLICIES_PER_ROLE);
});

test('more policies than a role can have are refused, with what to do', () => {
  const needs = Array.from({ length: POLICIES_PER_ROLE + 1 }, (_, index) => need(index));
  expect(() => executionPolicies(needs)).toThrow(
    expect.objectContaining({
      code: 'PERMISSIONS_TOO_LONG',
      message: 'CloudFormation would need 11 policies; a role has 10 at most',
      remedy: expect.stringContaining('fewer layers') as string,
    }),
  );
});

test('a statement that cannot be cut any more and is too long for a policy is refused by its action', () => {
  const long: Need = { ...need(1), resources: [`arn:${'x'.repeat(7_000)}`] };
  expect(() => executionPolicies([long])).toThrow(
    expect.objectContaining({
      code: 'PERMISSIONS_TOO_LONG',
      message: expect.stringContaining('service1:Action') as string,
    }),
  );
});

test('a boundary that fits into one policy is made', () => {
  expect(bootstrapPolicies(asking(names(10)), place)).toHaveLength(1);
});

test('a boundary that does not is refused: it cannot be split', () => {
  expect(() => bootstrapPolicies(asking(names(200)), place)).toThrow(
    expect.objectContaining({
      code: 'PERMISSIONS_TOO_LONG',
      message: expect.stringMatching(/hipaa-boundary-narrow has \d+ characters; IAM takes 6144/) as string,
    }),
  );
});

test('a boundary that hangs on a resource of its stack is refused: the bootstrap comes before', () => {
  expect(() => bootstrapPolicies(asking({ 'Fn::GetAtt': ['Bucket', 'Arn'] }), place)).toThrow(
    expect.objectContaining({ code: 'BOUNDARY_OPEN' }),
  );
});
