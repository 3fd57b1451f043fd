import { findEnvironment } from '@hipaa-cdk/platform';
import { layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { type PolicyDocument, evaluate } from '@hipaa-cdk/permissions';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

const ROLE = `arn:aws:iam::${inProd.account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_1234`;
const prod = layerTemplate(app, 'prod');
const withGroup = layerTemplate(app, findEnvironment('prod'), {
  developers: { trustedRoles: [ROLE], group: { members: ['jane'] } },
});

interface Statement {
  readonly Sid: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const statements = Object.entries(prod.findResources('AWS::IAM::ManagedPolicy'))
  .filter(([id]) => id.startsWith('DevelopersPolicy'))
  .flatMap(([, policy]) => policy['Properties'].PolicyDocument.Statement as Statement[]);
const actions = statements.flatMap(({ Action }) => [Action].flat());
const find = (sid: string) => statements.find(({ Sid }) => Sid === sid);

test('developers may use CodeCommit and Service Catalog, and nothing else', () => {
  expect([...new Set(actions.map((action) => action.split(':')[0]))].sort()).toEqual([
    'codecommit',
    'servicecatalog',
  ]);
});

test.each([
  'codecommit:DeleteRepository',
  'codecommit:CreateRepository',
  'codecommit:UpdateRepositoryName',
  'codecommit:OverridePullRequestApprovalRules',
  'servicecatalog:CreateProduct',
  'servicecatalog:DeletePortfolio',
])('developers may not call %s', (action) => {
  expect(actions).not.toContain(action);
});

test.each([
  'codecommit:GitPush',
  'codecommit:GitPull',
  'codecommit:CreatePullRequest',
  'servicecatalog:ProvisionProduct',
])('developers may call %s', (action) => {
  expect(actions).toContain(action);
});

test('no action is a wildcard', () => {
  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
});

test('developers work in the repositories of the catalog only', () => {
  expect(find('WorkInRepositories')?.Resource).toEqual({
    'Fn::GetAtt': [expect.stringMatching(/^Repositories/), 'Arn'],
  });
});

test('developers launch products of the catalog only', () => {
  expect(find('LaunchProducts')?.Resource).toEqual([
    {
      'Fn::Join': [
        '',
        [
          `arn:aws:catalog:${inProd.region}:${inProd.account}:product/`,
          { Ref: expect.stringMatching(/^HealthcareWebServer/) },
        ],
      ],
    },
    {
      'Fn::Join': [
        '',
        [
          `arn:aws:catalog:${inProd.region}:${inProd.account}:product/`,
          { Ref: expect.stringMatching(/^MessageQueue/) },
        ],
      ],
    },
  ]);
});

test('developers see to what they have launched themselves', () => {
  expect(find('SeeToOwnProducts')?.Condition).toEqual({
    StringEquals: { 'servicecatalog:userLevel': 'self' },
  });
});

describe('a developer who has launched a product', () => {
  const [policy] = Object.entries(prod.findResources('AWS::IAM::ManagedPolicy'))
    .filter(([id]) => id.startsWith('DevelopersPolicy'))
    .map(([, { Properties }]) => Properties.PolicyDocument as PolicyDocument);
  const caller = { arn: `arn:aws:iam::${inProd.account}:role/developers` };
  const may = (action: string, userLevel: string) =>
    evaluate(
      { caller, action, resource: '*', context: { 'servicecatalog:userLevel': userLevel } },
      { identity: policy ? [policy] : [] },
    ).allowed;

  test.each(['DescribeProvisionedProduct', 'UpdateProvisionedProduct', 'TerminateProvisionedProduct'])(
    '%s: for an own product, and for nobody else’s',
    (call) => {
      expect([may(`servicecatalog:${call}`, 'self'), may(`servicecatalog:${call}`, 'account')]).toEqual([
        true,
        false,
      ]);
    },
  );

  test('sees its outputs, whose call knows no owner', () => {
    expect(
      evaluate(
        { caller, action: 'servicecatalog:GetProvisionedProductOutputs', resource: '*' },
        { identity: policy ? [policy] : [] },
      ).allowed,
    ).toBe(true);
  });
});

test('without trusted roles, whoever has signed in with a second factor becomes a developer', () => {
  prod.hasResourceProperties('AWS::IAM::Role', {
    Description: Match.stringLikeRegexp('^Healthcare developers'),
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Action: 'sts:AssumeRole',
          Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        }),
      ],
    },
  });
});

test('with trusted roles, they alone become developers', () => {
  withGroup.hasResourceProperties('AWS::IAM::Role', {
    Description: Match.stringLikeRegexp('^Healthcare developers'),
    AssumeRolePolicyDocument: {
      Statement: [Match.objectLike({ Principal: { AWS: ROLE }, Condition: Match.absent() })],
    },
  });
});

test('a group is made only when its members are named', () => {
  prod.resourceCountIs('AWS::IAM::Group', 0);
  withGroup.hasResourceProperties('AWS::IAM::UserToGroupAddition', { Users: ['jane'] });
});

test('the group may do what the role may', () => {
  withGroup.hasResourceProperties('AWS::IAM::Group', {
    ManagedPolicyArns: [{ Ref: Match.stringLikeRegexp('^DevelopersPolicy') }],
  });
});

test('role and group see the portfolio', () => {
  withGroup.resourceCountIs('AWS::ServiceCatalog::PortfolioPrincipalAssociation', 2);
  prod.resourceCountIs('AWS::ServiceCatalog::PortfolioPrincipalAssociation', 1);
});

test('a session of a developer ends within a working day', () => {
  prod.hasResourceProperties('AWS::IAM::Role', {
    Description: Match.stringLikeRegexp('^Healthcare developers'),
    MaxSessionDuration: 28800,
  });
});
