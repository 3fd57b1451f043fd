import { layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { LOOK_ACTIONS, actionsOf, statementNamed, statementsOf } from './testing/policies';

const inTest = placeOf('test');

const HOST = 'token.actions.githubusercontent.com';
const repository = 'clinic/platform';
const template = () => layerTemplate(app, 'test', { githubActions: { repository, provider: 'here' } });

const trust = (sub: string | string[], provider: unknown) => ({
  AssumeRolePolicyDocument: {
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: provider },
        Condition: { StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com', [`${HOST}:sub`]: sub } },
      },
    ],
  },
});
const made = { 'Fn::GetAtt': [Match.stringLikeRegexp('^GithubProvider'), 'Arn'] };

test.each(['dev', 'test'])(
  'the role for %s is for jobs of that environment of that repository',
  (environment) => {
    template().hasResourceProperties('AWS::IAM::Role', {
      RoleName: `${APPLICATION}-github-${environment}-${inTest.region}`,
      ...trust([`repo:${repository}:environment:${environment}`], made),
    });
  },
);

test.each([
  ['pull requests', 'pull-request', 'pull_request'],
  ['the branch', 'main-branch', 'ref:refs/heads/main'],
])('%s of that repository have a role of their own to look', (_, name, subject) => {
  template().hasResourceProperties('AWS::IAM::Role', {
    RoleName: `${APPLICATION}-github-${name}-${inTest.region}`,
    ...trust([`repo:${repository}:${subject}`], made),
  });
});

test('code that nobody has merged may look, and take no role of the bootstrap', () => {
  expect(actionsOf(statementsOf(template(), 'GithubPullRequest'))).toEqual(LOOK_ACTIONS);
});

test('the branch may also publish, and execute nothing', () => {
  const statements = statementsOf(template(), 'GithubBranch');
  expect(actionsOf(statements)).toEqual([...LOOK_ACTIONS, 'sts:AssumeRole', 'sts:TagSession']);
  expect(JSON.stringify(statementNamed(statements, 'PublishTemplates'))).not.toContain('deploy-role');
});

test('a role for one environment keeps out of the records of another', () => {
  expect(JSON.stringify(statementsOf(template(), 'GithubDeployTest'))).not.toContain(`${APPLICATION}/dev/`);
});

test('GitHub is trusted for tokens that are meant for AWS', () => {
  template().hasResourceProperties('AWS::IAM::OIDCProvider', {
    Url: `https://${HOST}`,
    ClientIdList: ['sts.amazonaws.com'],
  });
});

test('an account that trusts GitHub already is not asked to do so twice', () => {
  const elsewhere = layerTemplate(app, 'test', { githubActions: { repository, provider: 'elsewhere' } });
  elsewhere.resourceCountIs('AWS::IAM::OIDCProvider', 0);
  elsewhere.hasResourceProperties(
    'AWS::IAM::Role',
    trust([`repo:${repository}:environment:test`], `arn:aws:iam::${inTest.account}:oidc-provider/${HOST}`),
  );
});

test('without the setting no workflow gets in', () => {
  layerTemplate(app, 'test', { githubActions: undefined }).resourceCountIs('AWS::IAM::OIDCProvider', 0);
});
