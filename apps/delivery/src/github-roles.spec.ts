import { layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { LOOK_ACTIONS, actionsOf, statementNamed, statementsOf } from './testing/policies';

const inTest = placeOf('test');

const HOST = 'token.actions.githubusercontent.com';
const repository = 'clinic/platform';
const template = () => layerTemplate(app, 'test', { githubActions: { repository, provider: 'here' } });

const branch = { [`${HOST}:ref`]: 'refs/heads/main' };
const deploying = 'deploy.yml@refs/heads/main';

const trust = (sub: string[], provider: unknown, workflow: string, more: object = {}) => ({
  AssumeRolePolicyDocument: {
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: provider },
        Condition: {
          StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com', [`${HOST}:sub`]: sub, ...more },
          StringLike: { [`${HOST}:job_workflow_ref`]: `${repository}/.github/workflows/${workflow}` },
        },
      },
    ],
  },
});
const made = { 'Fn::GetAtt': [Match.stringLikeRegexp('^GithubProvider'), 'Arn'] };

test.each(['dev', 'test'])(
  'the role for %s is for jobs of that environment, of the deployed branch and its workflow',
  (environment) => {
    template().hasResourceProperties('AWS::IAM::Role', {
      RoleName: `${APPLICATION}-github-${environment}-${inTest.region}`,
      ...trust([`repo:${repository}:environment:${environment}`], made, deploying, branch),
    });
  },
);

test.each([
  ['pull requests', 'pull-request', 'pull_request', 'pull-request.yml@refs/pull/*', {}],
  ['the branch', 'main-branch', 'ref:refs/heads/main', deploying, branch],
])('%s of that repository have a role of their own to look', (_, name, subject, workflow, more) => {
  template().hasResourceProperties('AWS::IAM::Role', {
    RoleName: `${APPLICATION}-github-${name}-${inTest.region}`,
    ...trust([`repo:${repository}:${subject}`], made, workflow, more),
  });
});

test('code that nobody has merged may look, and take no role of the bootstrap', () => {
  expect(actionsOf(statementsOf(template(), 'GithubPullRequest'))).toEqual(LOOK_ACTIONS);
});

test('what is merged and not approved may no more', () => {
  expect(actionsOf(statementsOf(template(), 'GithubBranch'))).toEqual(LOOK_ACTIONS);
});

test('a role for one environment keeps out of the records of another', () => {
  expect(JSON.stringify(statementsOf(template(), 'GithubDeployTest'))).not.toContain(`${APPLICATION}/dev/`);
});

test('a role for one environment deploys no other, and one environment of the account deploys what they share', () => {
  const taken = (role: string) =>
    statementNamed(statementsOf(template(), role), 'DeployByTheBootstrap')?.Resource;
  const roles = (name: string) =>
    ['deploy', 'publish'].map(
      (what) => `arn:aws:iam::${inTest.account}:role/${APPLICATION}-${what}-${name}-${inTest.region}`,
    );
  expect(taken('GithubDeployDev')).toEqual(roles('dev'));
  expect(taken('GithubDeployTest')).toEqual([...roles('test'), ...roles('account')].sort());
});

test('GitHub is trusted for tokens that are meant for AWS', () => {
  template().hasResourceProperties('AWS::IAM::OIDCProvider', {
    Url: `https://${HOST}`,
    ClientIdList: ['sts.amazonaws.com'],
  });
});

test('an account that trusts GitHub already is not asked to do so twice', () => {
  const elsewhere = layerTemplate(app, 'test', {
    githubActions: { repository, provider: 'elsewhere' },
  });
  elsewhere.resourceCountIs('AWS::IAM::OIDCProvider', 0);
  elsewhere.hasResourceProperties(
    'AWS::IAM::Role',
    trust(
      [`repo:${repository}:environment:test`],
      `arn:aws:iam::${inTest.account}:oidc-provider/${HOST}`,
      deploying,
      branch,
    ),
  );
});

test('without the setting no workflow gets in', () => {
  layerTemplate(app, 'test', { githubActions: undefined }).resourceCountIs('AWS::IAM::OIDCProvider', 0);
});

test('the number of the repository is asked for where it is set', () => {
  const numbered = layerTemplate(app, 'test', {
    githubActions: { repository, repositoryId: '123456789', provider: 'here' },
  });
  const id = { [`${HOST}:repository_id`]: '123456789' };
  numbered.hasResourceProperties('AWS::IAM::Role', {
    RoleName: `${APPLICATION}-github-test-${inTest.region}`,
    ...trust([`repo:${repository}:environment:test`], made, deploying, { ...branch, ...id }),
  });
});

test('a workflow that releases takes the role of releases of its environment, and does nothing else', () => {
  const releasing = layerTemplate(app, 'test', {
    githubActions: { repository, provider: 'here', releases: true },
  });
  releasing.hasResourceProperties('AWS::IAM::Role', {
    RoleName: `${APPLICATION}-github-test-release-${inTest.region}`,
    ...trust([`repo:${repository}:environment:test`], made, 'release.yml@refs/heads/main', branch),
  });
  expect(statementsOf(releasing, 'GithubReleaseTest')).toMatchObject([
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: `arn:aws:iam::${inTest.account}:role/${APPLICATION}-deploy-test-release-${inTest.region}`,
    },
  ]);
});

test('no workflow releases unless the settings say so', () => {
  template().resourcePropertiesCountIs(
    'AWS::IAM::Role',
    { RoleName: Match.stringLikeRegexp('-release-') },
    0,
  );
});
