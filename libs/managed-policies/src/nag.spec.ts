import {
  type App,
  type IPolicyValidationContext,
  type PolicyViolation,
  Stack,
  Validations,
  aws_ec2 as ec2,
  aws_iam as iam,
  aws_lambda as lambda,
  aws_s3 as s3,
} from 'aws-cdk-lib';
import { HIPAASecurityChecks } from 'cdk-nag';
import { appUnderTest, lambdaRole, statement } from '../fixtures/stack-under-test';
import { ManagedPolicies } from './managed-policies';

/** An app with every kind of inline policy, the empty one included. */
function appWithPolicies(): App {
  const app = appUnderTest();
  const stack = new Stack(app, 'Stack');
  const document = new iam.PolicyDocument({ statements: [statement()] });
  const role = lambdaRole(stack, 'Role', { inlinePolicies: { Read: document } });
  new s3.Bucket(stack, 'Bucket').grantRead(role);
  new iam.Policy(stack, 'Empty', { roles: [lambdaRole(stack, 'Idle')] });
  new ec2.Vpc(stack, 'Vpc', { natGateways: 0, restrictDefaultSecurityGroup: true });
  new lambda.Function(stack, 'Function', {
    code: lambda.Code.fromInline('exports.handler = () => undefined;'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_22_X,
  }).addToRolePolicy(statement('s3:PutObject'));
  return app;
}

/** What cdk-nag reports when it is asked by the validation that is part of synthesis. */
function findings(app: App): readonly PolicyViolation[] {
  const pack = new HIPAASecurityChecks(app, { verbose: true });
  const found: PolicyViolation[] = [];
  const validate = (context: IPolicyValidationContext) => {
    found.push(...pack.validate(context).violations);
    return { success: true, violations: [] };
  };
  Validations.of(app).addPlugins({ name: 'recorder', validate });
  app.synth();
  return found;
}

const inline = (app: App) => findings(app).filter(({ ruleName }) => ruleName.endsWith('IAMNoInlinePolicy'));

test('cdk-nag finds inline policies in the app as it is', () => {
  expect(inline(appWithPolicies())[0]?.violatingResources).toHaveLength(4);
});

test('cdk-nag finds no inline policy after the conversion', () => {
  const app = appWithPolicies();
  ManagedPolicies.of(app).apply();
  expect(inline(app)).toEqual([]);
});

test('no rule of cdk-nag stumbles over a converted policy', () => {
  const app = appWithPolicies();
  ManagedPolicies.of(app).apply();
  const stumbled = findings(app).filter(({ description }) => description.includes('threw an error'));
  expect(stumbled.filter(({ ruleName }) => ruleName.includes('IAM'))).toEqual([]);
});

test('rules on the content of policies reach the converted ones', () => {
  const app = appWithPolicies();
  ManagedPolicies.of(app).apply();
  lambdaRole(new Stack(app, 'Other')).addToPolicy(statement('s3:*'));
  expect(findings(app).map(({ ruleName }) => ruleName)).toContainEqual(
    expect.stringMatching(/IAMPolicyNoStatementsWithFullAccess$/),
  );
});
