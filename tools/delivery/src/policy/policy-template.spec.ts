import { join } from 'node:path';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { POLICY_CHARACTERS, type PolicyDocument, policySize } from '@hipaa-cdk/permissions';
import { declaredTypes, deployedTemplates, servedBy } from './deployed-templates';
import { POLICIES_PER_ROLE } from './execution-policies';
import { type PolicyTemplate, policyTemplate } from './policy-template';
import { joinedParts, templateParts } from './template-parts';

const workspaceRoot = join(__dirname, '..', '..', '..', '..');
/** What CloudFormation takes in a call; longer templates need a bucket, which a bootstrap has yet to make. */
const TEMPLATE_BYTES = 51_200;

const real = allEnvironments().filter(({ target }) => target === 'aws');
const places = [...new Map(real.map((one) => [`${one.account} ${one.region}`, one])).entries()];

describe.each(places)('in %s', (_, environment) => {
  let template: PolicyTemplate = { Description: '', Resources: {} };
  const { account, region } = environment;

  beforeAll(async () => {
    const templates = await deployedTemplates(workspaceRoot, servedBy(environment));
    const declared = declaredTypes(workspaceRoot);
    template = policyTemplate({ account, region, templates, declared, records: 'sealed' });
  }, 120_000);

  const policies = () =>
    Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy');

  test('every policy is no longer than IAM takes', () => {
    const sizes = policies().map(([, { Properties }]) =>
      policySize(Properties['PolicyDocument'] as PolicyDocument),
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(POLICY_CHARACTERS);
  });

  test('a role can have all that CloudFormation acts with', () => {
    expect(policies().filter(([id]) => id.startsWith('Execution')).length).toBeLessThanOrEqual(
      POLICIES_PER_ROLE,
    );
  });

  test('names begin with the application and end with the region, as policies belong to the account', () => {
    const names = policies().map(([, { Properties }]) => String(Properties['ManagedPolicyName']));
    expect(names.filter((name) => !new RegExp(`^hipaa-(boundary|execution)-.*${region}`).test(name))).toEqual(
      [],
    );
  });

  test('the boundaries of the catalog are among them', () => {
    expect(policies().map(([, { Properties }]) => Properties['ManagedPolicyName'])).toEqual(
      expect.arrayContaining([`hipaa-boundary-launch-${region}`, `hipaa-boundary-product-${region}`]),
    );
  });

  test('what is granted is noted where deploys look for it, in a parameter that is not too long', () => {
    const { Name, Value } = template.Resources['Granted']?.Properties ?? {};
    expect(Name).toBe('/hipaa/bootstrap/granted');
    expect(String(Value).length).toBeLessThanOrEqual(4_096);
  });

  test('the boundary is noted as well', () => {
    expect(template.Resources['BoundaryArn']?.Properties['Value']).toBe(
      `arn:aws:iam::${account}:policy/hipaa-boundary-${region}`,
    );
  });

  test('it goes in parts that fit into a call, so that it needs no bucket', () => {
    const parts = templateParts(template);
    for (const { part } of parts)
      expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(TEMPLATE_BYTES);
    expect(joinedParts(parts.map(({ part }) => part))).toEqual(template);
  });
});

test('a bootstrap serves all environments of the account and region', () => {
  expect(servedBy(findEnvironment('test')).map(({ name }) => name)).toEqual(['dev', 'test']);
});
