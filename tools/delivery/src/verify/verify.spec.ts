import '@hipaa-cdk/environments/testing';
import type { DeployedTemplate } from '@hipaa-cdk/permissions';
import * as boundaries from '../policy/boundary';
import * as deploying from '../policy/deploying-roles';
import * as execution from '../policy/execution-policies';
import { type VerifiedPlace, verify } from './verify';

const boundary = 'arn:aws:iam::111111111111:policy/hipaa-boundary-test-us-east-1';
const trust = {
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const template: DeployedTemplate = {
  stackName: 'hipaa-test-storage',
  prefix: ['hipaa', 'test'],
  template: {
    Resources: {
      Files: { Type: 'AWS::S3::Bucket' },
      Setting: { Type: 'AWS::SSM::Parameter' },
      Network: { Type: 'AWS::EC2::VPC' },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: trust, PermissionsBoundary: boundary },
      },
    },
  },
};
const place: VerifiedPlace = {
  name: 'test',
  environment: 'test',
  others: ['dev'],
  account: '111111111111',
  region: 'us-east-1',
  templates: [template],
  judged: [template],
  declared: {},
};

afterEach(() => jest.restoreAllMocks());

/** Judges with policies that are changed before they are judged. */
function withPolicies(change: (text: string) => string) {
  const { executionPolicies } = jest.requireActual<typeof execution>('../policy/execution-policies');
  jest
    .spyOn(execution, 'executionPolicies')
    .mockImplementation(
      (needs) =>
        JSON.parse(change(JSON.stringify(executionPolicies(needs)))) as ReturnType<typeof executionPolicies>,
    );
  return verify(place);
}

test('what a template needs is allowed, and nobody gets out', () => {
  const { denied, open, problems, evaluations, allowed } = verify(place);
  expect({ denied, open, problems }).toEqual({ denied: [], open: [], problems: [] });
  expect(allowed).toBe(evaluations);
});

test.each([
  [
    'an action',
    '"s3:CreateBucket",',
    '',
    /AWS::S3::Bucket needs s3:CreateBucket on arn:aws:s3:::hipaa-test-/,
  ],
  [
    'a name',
    'parameter/CFN-*',
    'parameter/hipaa/*',
    /AWS::SSM::Parameter needs ssm:PutParameter on .*CFN-Setting/,
  ],
  ['a tag', 'aws:RequestTag/Application', 'aws:RequestTag/Other', /AWS::EC2::VPC needs ec2:CreateVpc/],
])('%s that is missing is found', (_, from, to, line) => {
  const { denied } = withPolicies((text) => text.replaceAll(from, to));
  expect(denied).toContainEqual(expect.stringMatching(line));
});

test('a resource of others that is allowed is found', () => {
  const { open } = withPolicies((text) => text.replaceAll('arn:aws:s3:::hipaa-test-*', 'arn:aws:s3:::*'));
  expect(open).toContainEqual(expect.stringMatching(/execution: s3:DeleteBucket on arn:aws:s3:::payroll/));
});

test('an action that AWS does not have is found', () => {
  const { problems } = withPolicies((text) => text.replace('s3:CreateBucket', 's3:MakeBucket'));
  expect(problems).toContain('s3:MakeBucket is no action of AWS');
});

test('a boundary without one of its denials is found', () => {
  withoutDenial('RolesOfOthers');
  expect(verify(place).open).toContainEqual(
    expect.stringMatching(/layer role: iam:PassRole on .*role\/Administrator/),
  );
});

test.each([
  ['OtherEnvironments', /layer role: rds:ModifyDBCluster on .*\{application\}-dev-database/],
  ['TheAccount', /layer role: kms:CreateGrant on .*key\/1/],
  ['OtherBuckets', /layer role: s3:DeleteBucket on .*\{application\}-dev-storage/],
])('a boundary that lets an environment reach the others, without %s, is found', (sid, line) => {
  withoutDenial(sid);
  expect(verify(place).open).toContainEqual(expect.stringMatching(line));
});

test('a deploy role that reaches the stacks of others is found', () => {
  const whole = jest.requireActual<typeof deploying>('../policy/deploying-roles').deployingRoles;
  jest
    .spyOn(deploying, 'deployingRoles')
    .mockImplementation(
      (props) =>
        JSON.parse(
          JSON.stringify(whole(props)).replaceAll('stack/hipaa-test-*', 'stack/hipaa-*'),
        ) as ReturnType<typeof whole>,
    );
  expect(verify(place).open).toContainEqual(
    expect.stringMatching(/deploy role: cloudformation:DeleteStack on .*\{application\}-dev-storage/),
  );
});

describe('the roles by which an account delivers', () => {
  const at = (service: string, name: string) => `arn:aws:${service}:us-east-1:111111111111:${name}`;
  const deploy = (name: string) => `arn:aws:iam::111111111111:role/hipaa-deploy-${name}-us-east-1`;
  const project = (name: string) => at('codebuild', `project/hipaa-account-delivery-deploy-${name}`);
  const found = (role: string, Action: string, Resource: string) => {
    const PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] };
    const policy = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Roles: [{ Ref: role }], PolicyDocument },
    };
    const delivery: DeployedTemplate = {
      stackName: 'hipaa-account-delivery',
      prefix: ['hipaa', 'account'],
      template: { Resources: { Policy: policy } },
    };
    const all = { ...place, environment: 'account', others: ['dev', 'test'], templates: [delivery] };
    return verify({ ...all, judged: [] }).open.filter((line) => / of (dev|test): /.test(line));
  };

  test.each([
    ['DeployDevRoleABCDEF01', 'sts:AssumeRole', deploy('dev')],
    ['GithubDeployDevABCDEF01', 'ssm:PutParameter', at('ssm', 'parameter/hipaa/dev/_deploys/*')],
    ['ApproverDevRoleABCDEF01', 'codebuild:BatchGetBuilds', project('dev')],
  ])('%s may %s on %s', (...statement) => expect(found(...statement)).toEqual([]));

  test.each([
    [
      'DeployDevRoleABCDEF01',
      'sts:AssumeRole',
      deploy('*'),
      /pipeline of dev: sts:AssumeRole on .*deploy-test/,
    ],
    [
      'GithubDeployDevABCDEF01',
      'ssm:PutParameter',
      at('ssm', 'parameter/hipaa/dev/*'),
      /pipeline of dev: ssm:PutParameter on .*dev\/network\/vpcId/,
    ],
    [
      'GithubDeployTestABCDEF01',
      'ssm:PutParameter',
      at('ssm', 'parameter/hipaa/*/_base'),
      /pipeline of test: ssm:PutParameter on .*dev\/_base/,
    ],
    [
      'DeployTestRoleABCDEF01',
      's3:PutObject',
      'arn:aws:s3:::hipaa-account-delivery-evidence-1/*',
      /pipeline of test: s3:PutObject on .*dev\/report.json/,
    ],
    [
      'ApproverDevRoleABCDEF01',
      'codebuild:StartBuild',
      project('*'),
      /approver of dev: codebuild:StartBuild on .*deploy-test/,
    ],
    [
      'DeployDevRoleABCDEF01',
      'codebuild:StartBuild',
      project('dev'),
      /pipeline of dev: codebuild:StartBuild/,
    ],
  ])('%s with %s on %s is found', (role, action, resource, line) => {
    expect(found(role, action, resource)).toContainEqual(expect.stringMatching(line));
  });
});

test('a deploy role that writes more than layers publish is found', () => {
  const whole = jest.requireActual<typeof deploying>('../policy/deploying-roles').deployingRoles;
  jest
    .spyOn(deploying, 'deployingRoles')
    .mockImplementation((props) => whole({ ...props, publishing: ['*'] }));
  expect(verify(place).open).toContainEqual(
    expect.stringMatching(/deploy role: ssm:PutParameter on .*_release\/compute-ecs/),
  );
});

/** The boundary as it is, but for one of its denials. */
function withoutDenial(sid: string): void {
  const { boundary: whole } = jest.requireActual<typeof boundaries>('../policy/boundary');
  jest.spyOn(boundaries, 'boundary').mockImplementation((props) => {
    const document = whole(props);
    const statements = document.Statement as readonly { readonly Sid: string }[];
    return { ...document, Statement: statements.filter(({ Sid }) => Sid !== sid) as never };
  });
}
