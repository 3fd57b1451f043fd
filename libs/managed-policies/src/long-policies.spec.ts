import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { appUnderTest, lambdaRole, stackUnderTest, statement } from '../fixtures/stack-under-test';
import { ManagedPolicies } from './managed-policies';

const MANAGED = 'AWS::IAM::ManagedPolicy';
const arns = (count: number) =>
  Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${'x'.repeat(50)}-${index}/*`);

interface Found {
  readonly Properties: {
    readonly PolicyDocument: {
      readonly Statement: readonly { readonly Resource: string | readonly string[] }[];
    };
    readonly Roles: unknown;
  };
  readonly DependsOn?: readonly string[];
}

function managed(stack: Stack): [string, Found][] {
  return Object.entries(Template.fromStack(stack).findResources(MANAGED)) as [string, Found][];
}

const resourcesOf = (policies: [string, Found][]) =>
  policies
    .flatMap(([, { Properties: properties }]) => properties.PolicyDocument.Statement)
    .flatMap(({ Resource: resource }) => resource)
    .sort();

function longPolicy(stack: Stack): void {
  new iam.Policy(stack, 'Policy', {
    statements: [statement('s3:GetObject', ...arns(200))],
    roles: [lambdaRole(stack)],
  });
}

test('a policy that is too long for a managed one becomes several', () => {
  const stack = stackUnderTest();
  longPolicy(stack);
  expect(managed(stack).length).toBeGreaterThan(1);
});

test('each of them is short enough', () => {
  const stack = stackUnderTest();
  longPolicy(stack);
  for (const [, { Properties: properties }] of managed(stack)) {
    expect(JSON.stringify(properties.PolicyDocument).length).toBeLessThanOrEqual(6_144);
  }
});

test('together they say what the one said', () => {
  const stack = stackUnderTest();
  longPolicy(stack);
  expect(resourcesOf(managed(stack))).toEqual([...arns(200)].sort());
});

test('each of them is attached to the role', () => {
  const stack = stackUnderTest();
  longPolicy(stack);
  const policies = managed(stack);
  expect(policies.map(([, { Properties: properties }]) => properties.Roles)).toEqual(
    policies.map(() => [{ Ref: expect.stringMatching(/^Role/) }]),
  );
});

test('who waits for the first waits for all', () => {
  const stack = stackUnderTest();
  longPolicy(stack);
  const [[, first] = [], ...others] = managed(stack);
  expect(first?.DependsOn).toEqual(others.map(([id]) => id).sort());
});

test('statements that the library merges are cut apart again', () => {
  const stack = stackUnderTest();
  const role = lambdaRole(stack);
  for (const arn of arns(110)) role.addToPolicy(statement('s3:GetObject', arn));
  expect(resourcesOf(managed(stack))).toEqual([...arns(110)].sort());
});

test('a long policy inside a role becomes several of the role', () => {
  const stack = stackUnderTest();
  const read = new iam.PolicyDocument({ statements: [statement('s3:GetObject', ...arns(200))] });
  lambdaRole(stack, 'Role', { inlinePolicies: { Read: read } });
  const policies = managed(stack);
  const [role] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  expect(role?.Properties.ManagedPolicyArns).toEqual(policies.map(([id]) => ({ Ref: id })));
  expect(policies.length).toBeGreaterThan(1);
});

test('a statement that cannot be cut is refused with the name of the role', () => {
  const stack = stackUnderTest();
  new iam.Policy(stack, 'Policy', {
    statements: [statement('s3:GetObject', `arn:aws:s3:::${'x'.repeat(7_000)}`)],
    roles: [lambdaRole(stack, 'Worker')],
  });
  expect(() => Template.fromStack(stack)).toThrow(
    /MANAGED_POLICY_TOO_LONG: Stack\/Policy\/Managed, for .*Worker/,
  );
});

function policies(count: number): Stack {
  const stack = stackUnderTest();
  const worker = lambdaRole(stack, 'Worker', { inlinePolicies: { One: document() } });
  for (let index = 1; index < count; index++) {
    new iam.Policy(stack, `Policy${index}`, { statements: [statement()], roles: [worker] });
  }
  return stack;
}

function document(): iam.PolicyDocument {
  return new iam.PolicyDocument({ statements: [statement()] });
}

test('ten managed policies are as many as a role may have', () => {
  expect(managed(policies(10))).toHaveLength(10);
});

test('one more is refused with the path of the role', () => {
  const stack = policies(11);
  expect(() => Template.fromStack(stack)).toThrow('TOO_MANY_MANAGED_POLICIES: Stack/Worker/Resource has 11');
});

test('managed policies of AWS count', () => {
  const stack = policies(10);
  (stack.node.findChild('Worker') as iam.Role).addManagedPolicy(
    iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'),
  );
  expect(() => Template.fromStack(stack)).toThrow('has 11; expected 10 or fewer');
});

test('policies of a role that is imported are counted by its name', () => {
  const stack = stackUnderTest();
  const role = iam.Role.fromRoleName(stack, 'Imported', 'worker');
  for (let index = 0; index < 11; index++) {
    new iam.Policy(stack, `Policy${index}`, { statements: [statement()], roles: [role] });
  }
  expect(() => Template.fromStack(stack)).toThrow('TOO_MANY_MANAGED_POLICIES: "worker" has 11');
});

test('an account with a higher quota says so', () => {
  const app = appUnderTest();
  ManagedPolicies.of(app).apply({ quota: 11 });
  const stack = new Stack(app, 'Stack');
  const role = lambdaRole(stack);
  for (let index = 0; index < 11; index++) {
    new iam.Policy(stack, `Policy${index}`, { statements: [statement()], roles: [role] });
  }
  expect(managed(stack)).toHaveLength(11);
});
