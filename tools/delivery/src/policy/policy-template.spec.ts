import { join } from 'node:path';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { typePermissions } from '../permissions';
import { POLICIES_PER_ROLE, executionPolicies } from './execution-policies';
import { layerTypes, servedBy } from './layer-types';
import { neededPermissions } from './needed-permissions';
import { type PolicyDocument, policyDocument, policySize } from './policy-document';
import { policyGaps } from './policy-gaps';
import { policyTemplate } from './policy-template';
import { POLICY_CHARACTERS } from './split-statements';

const workspaceRoot = join(__dirname, '..', '..', '..', '..');
const place = { account: '222222222222', region: 'us-west-2' };
/** What CloudFormation takes in a call; longer templates need a bucket, which a bootstrap has yet to make. */
const TEMPLATE_BYTES = 51_200;

describe('the layers as they are', () => {
  let types: readonly string[] = [];
  let policies: readonly PolicyDocument[] = [];

  beforeAll(async () => {
    types = await layerTypes(workspaceRoot, allEnvironments());
    policies = executionPolicies(types, place);
  });

  test('every resource type has its permissions written', () => {
    expect(types.filter((type) => !(type in typePermissions))).toEqual([]);
  });

  test('nothing is allowed that no layer needs, and nothing that one needs is missing', () => {
    expect(policyGaps(policies, neededPermissions(types), place)).toEqual({ unneeded: [], missing: [] });
  });

  test('an action that is slipped in is found', () => {
    const more = policyDocument([{ Effect: 'Allow', Action: ['iam:CreateUser'], Resource: ['*'] }]);
    expect(policyGaps([...policies, more], neededPermissions(types), place).unneeded).toEqual([
      'iam:CreateUser on *',
    ]);
  });

  test('a policy that is forgotten is found', () => {
    expect(policyGaps(policies.slice(1), neededPermissions(types), place).missing).not.toEqual([]);
  });
});

describe('with every type that has permissions', () => {
  const template = policyTemplate({ ...place, types: Object.keys(typePermissions), protected: true });
  const policies = Object.entries(template.Resources).filter(
    ([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy',
  );

  test.each(policies)('%s is no longer than IAM takes', (_, { Properties }) => {
    expect(policySize(Properties['PolicyDocument'] as PolicyDocument)).toBeLessThanOrEqual(POLICY_CHARACTERS);
  });

  test('a role can have all of them', () => {
    expect(policies.filter(([id]) => id.startsWith('Execution')).length).toBeLessThanOrEqual(
      POLICIES_PER_ROLE,
    );
  });

  test('the template fits into a call, so that it needs no bucket', () => {
    expect(Buffer.byteLength(JSON.stringify(template))).toBeLessThan(TEMPLATE_BYTES);
  });

  test('the boundary is noted where deploys look for it', () => {
    expect(template.Resources['BoundaryArn']?.Properties).toEqual({
      Name: '/hipaa/bootstrap/boundary',
      Type: 'String',
      Value: 'arn:aws:iam::222222222222:policy/hipaa-boundary-us-west-2',
    });
  });

  test('names differ by region, as policies belong to the account', () => {
    expect(policies.map(([, { Properties }]) => Properties['ManagedPolicyName'])).toEqual(
      expect.arrayContaining(['hipaa-boundary-us-west-2', 'hipaa-execution-us-west-2-1']),
    );
  });
});

test('a bootstrap serves all environments of the account and region', () => {
  expect(servedBy(findEnvironment('test')).map(({ name }) => name)).toEqual(['dev', 'test']);
});
