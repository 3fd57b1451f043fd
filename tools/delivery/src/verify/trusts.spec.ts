import '@hipaa-cdk/environments/testing';
import type { DeployedTemplate, Statement } from '@hipaa-cdk/permissions';
import { trustResults } from './trusts';

const HOST = 'token.actions.githubusercontent.com';
const github = {
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::111111111111:oidc-provider/${HOST}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: {
      [`${HOST}:aud`]: 'sts.amazonaws.com',
      [`${HOST}:sub`]: ['repo:clinic/platform:environment:prod'],
      [`${HOST}:ref`]: 'refs/heads/main',
    },
    StringLike: {
      [`${HOST}:job_workflow_ref`]: 'clinic/platform/.github/workflows/deploy.yml@refs/heads/main',
    },
  },
};
const service = (host: string, Condition?: object) => ({
  Effect: 'Allow',
  Principal: { Service: `${host}.amazonaws.com` },
  Action: 'sts:AssumeRole',
  ...(Condition && { Condition }),
});
const people = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111111111111:root' },
  Action: 'sts:AssumeRole',
  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
};
const trusting = (...statements: object[]): readonly DeployedTemplate[] => [
  {
    stackName: 'hipaa-account-delivery',
    prefix: ['hipaa', 'account'],
    template: {
      Resources: Object.fromEntries(
        statements.map((one, index) => [
          `Role${index}`,
          {
            Type: 'AWS::IAM::Role',
            Properties: {
              AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [one as Statement] },
            },
          },
        ]),
      ),
    },
  },
];
const openOf = (...statements: object[]) => trustResults(trusting(...statements)).open;

/** A trust without one line of its conditions. */
function without(statement: { Condition: object }, operator: string, key: string): object {
  const condition = structuredClone(statement.Condition) as Record<string, Record<string, unknown>>;
  delete condition[operator]?.[key];
  return { ...statement, Condition: condition };
}

test.each([
  ['a workflow', github],
  ['Service Catalog', service('servicecatalog', { StringEquals: { 'aws:SourceAccount': '111111111111' } })],
  ['people with a second factor', people],
  ['a service that names nobody', service('ec2')],
])('a trust of %s turns strangers away', (_, statement) => {
  expect(openOf(statement)).toEqual([]);
});

test.each([
  ['StringEquals', 'aud'],
  ['StringEquals', 'sub'],
  ['StringEquals', 'ref'],
  ['StringLike', 'job_workflow_ref'],
])('a workflow of others gets in where %s of %s is not asked for', (operator, claim) => {
  expect(openOf(without(github, operator, `${HOST}:${claim}`))).toEqual([
    `hipaa-account-delivery: Role0: a workflow of GitHub with another ${HOST}:${claim} takes the role`,
  ]);
});

test('the number of the repository is asked for by all roles, or by none', () => {
  const numbered = {
    ...github,
    Condition: {
      ...github.Condition,
      StringEquals: { ...github.Condition.StringEquals, [`${HOST}:repository_id`]: '42' },
    },
  };
  expect(openOf(numbered, numbered)).toEqual([]);
  expect(openOf(numbered, github)).toEqual([expect.stringContaining('Role1: a workflow of GitHub')]);
});

test('a pull request is on any branch', () => {
  const pull = {
    ...without(github, 'StringEquals', `${HOST}:ref`),
  } as typeof github;
  pull.Condition.StringEquals[`${HOST}:sub`] = ['repo:clinic/platform:pull_request'];
  expect(openOf(pull)).toEqual([]);
});

test.each([
  ['servicecatalog', 'aws:SourceAccount'],
  ['elasticbeanstalk', 'sts:ExternalId'],
  ['ecs-tasks', 'aws:SourceAccount'],
  ['codebuild', 'aws:SourceArn'],
  ['events', 'aws:SourceAccount'],
])('%s comes for others where %s is not asked for', (host, key) => {
  expect(openOf(service(host))).toContainEqual(expect.stringContaining(`with another ${key}`));
});

test('people get in without a second factor where it is not asked for', () => {
  expect(openOf({ ...people, Condition: {} })).toEqual([
    expect.stringContaining('people of the account with another aws:MultiFactorAuthPresent'),
  ]);
});

test('a condition that yields to a missing key turns nobody away', () => {
  expect(
    openOf(service('servicecatalog', { StringEqualsIfExists: { 'aws:SourceOwner': '111111111111' } })),
  ).not.toEqual([]);
});

test('users who show a second factor within the hour are judged by the factor, not by the hour', () => {
  const hour = { ...people.Condition, NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } };
  const emergency = { ...people, Condition: hour };
  expect(openOf(emergency)).toEqual([]);
  expect(openOf(without(emergency, 'Bool', 'aws:MultiFactorAuthPresent'))).toEqual([
    expect.stringContaining('people of the account with another aws:MultiFactorAuthPresent takes the role'),
  ]);
});
