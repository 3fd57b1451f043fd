import { join } from 'node:path';
import { ACCOUNT, type Environment, accountKeeper } from '@hipaa-cdk/environments';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { APPLICATION } from '@hipaa-cdk/testing';
import { POLICY_CHARACTERS, type PolicyDocument, policySize } from '@hipaa-cdk/permissions';
import {
  type Bootstrapping,
  bootstrappingsOf,
  declaredTypes,
  deployedTemplates,
  servedBy,
} from './deployed-templates';
import { judgedStacks } from './judged-stacks';
import { POLICIES_PER_ROLE } from './execution-policies';
import { type PolicyTemplate, policyTemplate } from './policy-template';
import { templateParts } from './template-parts';

const workspaceRoot = join(__dirname, '..', '..', '..', '..');
/** What CloudFormation takes in a call; longer templates need a bucket, which a bootstrap has yet to make. */
const TEMPLATE_BYTES = 51_200;

const real = allEnvironments().filter(({ target }) => target === 'aws');
const cases = real.flatMap((one) => [
  [one.name, one] as const,
  ...(accountKeeper(one, real).name === one.name ? [[ACCOUNT, one] as const] : []),
]);

/** Of every bootstrap, by the names of the environments that it serves: synthesised once. */
const known = new Map<string, Promise<readonly Bootstrapping[]>>();
function bootstrappings(environments: readonly Environment[]): Promise<readonly Bootstrapping[]> {
  const key = environments.map(({ name }) => name).join();
  const made =
    known.get(key) ??
    deployedTemplates(workspaceRoot, environments).then((templates) =>
      bootstrappingsOf(templates, environments),
    );
  known.set(key, made);
  return made;
}

describe.each(cases)('%s', (name, environment) => {
  let notJudged: readonly string[] = ['nobody has looked'];
  let template: PolicyTemplate = { Description: '', Resources: {} };
  const { account, region } = environment;

  beforeAll(async () => {
    const all = await bootstrappings(servedBy(environment));
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`${name} is not bootstrapped`);
    const declared = declaredTypes(workspaceRoot);
    const props = { ...found, account, region, declared };
    template = policyTemplate({ ...props, records: 'sealed' });
    const { types } = judgedStacks(props);
    notJudged = found.templates.flatMap(({ template: { Resources = {} } }) =>
      Object.values(Resources)
        .map(({ Type }) => String(Type))
        .filter((type) => !Object.hasOwn(types, type)),
    );
  }, 120_000);

  test('an emulator can judge whatever CloudFormation calls for it', () => {
    // A type that comes in here is made by an emulator without being judged: say why, and what it calls.
    expect(notJudged).toEqual([]);
  });

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
    expect(
      names.filter(
        (one) => !new RegExp(`^${APPLICATION}-(boundary|execution|bootstrap)-.*${region}`).test(one),
      ),
    ).toEqual([]);
  });

  test('CloudFormation acts with all of its policies, inside the boundary', () => {
    const role = template.Resources['ExecutionRole']?.Properties;
    const named = policies()
      .filter(([id]) => id.startsWith('Execution'))
      .map(
        ([, { Properties }]) => `arn:aws:iam::${account}:policy/${String(Properties['ManagedPolicyName'])}`,
      );
    expect(role?.['ManagedPolicyArns']).toEqual(named);
    expect(role?.['PermissionsBoundary']).toBe(
      `arn:aws:iam::${account}:policy/${APPLICATION}-boundary-${name}-${region}`,
    );
  });

  test('what is granted is noted where deploys look for it, in a parameter that is not too long', () => {
    const { Name, Value } = template.Resources['Granted']?.Properties ?? {};
    expect(Name).toBe(`/${APPLICATION}/bootstrap/${name}/granted`);
    expect(String(Value).length).toBeLessThanOrEqual(4_096);
  });

  test('the boundary is noted as well', () => {
    expect(template.Resources['BoundaryArn']?.Properties['Value']).toBe(
      `arn:aws:iam::${account}:policy/${APPLICATION}-boundary-${name}-${region}`,
    );
  });

  test('it goes in parts that fit into a call, so that it needs no bucket', () => {
    const parts = templateParts(name, template);
    for (const { part } of parts)
      expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(TEMPLATE_BYTES);
    const ids = parts.flatMap(({ part }) => Object.keys(part.Resources));
    expect(ids.sort()).toEqual(Object.keys(template.Resources).sort());
  });
});

test('a bootstrap serves all environments of the account and region', () => {
  const { account, region } = findEnvironment('test');
  const there = real.filter((one) => one.account === account && one.region === region);
  expect(servedBy(findEnvironment('test')).map(({ name }) => name)).toEqual(there.map(({ name }) => name));
});

test('the boundaries of the catalog are those of the account', async () => {
  const environment = findEnvironment('test');
  const [shared] = await bootstrappings(servedBy(environment));
  const { account, region } = environment;
  const declared = declaredTypes(workspaceRoot);
  const { Resources } = policyTemplate({
    ...(shared as Bootstrapping),
    account,
    region,
    declared,
    records: 'open',
  });
  expect(Object.values(Resources).map(({ Properties }) => Properties['ManagedPolicyName'])).toEqual(
    expect.arrayContaining([
      `${APPLICATION}-boundary-account-launch-${region}`,
      `${APPLICATION}-boundary-account-product-${region}`,
    ]),
  );
}, 120_000);
