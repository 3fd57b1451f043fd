import { layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { app } from './main';
import { actionsOf, statementNamed, statementsOf } from './testing/policies';

const testPlace = placeOf('test');
const prodPlace = placeOf('prod');
const inProd = (sid: string) =>
  statementNamed(statementsOf(layerTemplate(app, 'prod'), 'DeployProdRole'), sid);
const inTest = (sid: string) =>
  statementNamed(statementsOf(layerTemplate(app, 'test'), 'DeployTestRole'), sid);
const rds = (resource: string) => `arn:aws:rds:${prodPlace.region}:${prodPlace.account}:${resource}`;
const ssm = (path: string) =>
  `arn:aws:ssm:${prodPlace.region}:${prodPlace.account}:parameter/${APPLICATION}/${path}`;

test('it writes records, locks and the base of its environment, and nothing that a layer publishes', () => {
  expect(inProd('KeepRecordsAndLocks')).toMatchObject({
    Action: 'ssm:PutParameter',
    Resource: ['account', 'prod'].flatMap((name) =>
      ['_base', '_deploys/*', 'locks/*'].map((path) => ssm(`${name}/${path}`)),
    ),
  });
});

test('it can delete the base, and neither a record nor a lock', () => {
  expect(inProd('ForgetBase')).toMatchObject({
    Action: 'ssm:DeleteParameter',
    Resource: [ssm('account/_base'), ssm('prod/_base')],
  });
});

test("a protected environment's databases leave snapshots under the names that the runner gives them", () => {
  expect(inProd('KeepWhatIsReplaced')?.Resource).toEqual([
    rds(`cluster-snapshot:${APPLICATION}-prod-*-before-*`),
    rds(`cluster:${APPLICATION}-prod-*`),
    rds(`db:${APPLICATION}-prod-*`),
    rds(`snapshot:${APPLICATION}-prod-*-before-*`),
  ]);
});

test('in a protected environment it takes no guard off and empties nothing', () => {
  const actions = actionsOf(statementsOf(layerTemplate(app, 'prod'), 'DeployProdRole'));
  expect(
    actions.filter((action) => /^(s3:Delete|rds:(Modify|Delete)|cognito-idp:|elastic)/.test(action)),
  ).toEqual([]);
});

test('in any other environment it takes no snapshot', () => {
  expect(inTest('KeepWhatIsReplaced')).toBeUndefined();
});

test('databases are unlocked by their names', () => {
  expect(inTest('UnlockDatabases')?.Resource).toBe(
    `arn:aws:rds:${testPlace.region}:${testPlace.account}:cluster:${APPLICATION}-test-*`,
  );
});

describe.each([
  ['DeployDevRole', 'dev'],
  ['DeployTestRole', 'test'],
  ['GithubDeployDev', 'dev'],
  ['GithubDeployTest', 'test'],
])('what %s unlocks', (role, environment) => {
  test.each([
    [
      'UnlockLoadBalancers',
      `elasticloadbalancing:${testPlace.region}:${testPlace.account}:loadbalancer/app/*`,
    ],
    ['UnlockUserPools', `cognito-idp:${testPlace.region}:${testPlace.account}:userpool/*`],
  ])('%s goes by the tags that say whose it is', (sid, resource) => {
    expect(statementNamed(statementsOf(layerTemplate(app, 'test'), role), sid)).toMatchObject({
      Resource: `arn:aws:${resource}`,
      Condition: {
        StringEquals: {
          'aws:ResourceTag/Application': APPLICATION,
          'aws:ResourceTag/Environment': environment,
        },
      },
    });
  });
});

test('buckets are emptied of the environment, and none of another or of the account', () => {
  expect(inTest('EmptyBuckets')?.Resource).toEqual([
    `arn:aws:s3:::${APPLICATION}-test-*`,
    `arn:aws:s3:::${APPLICATION}-test-*/*`,
  ]);
});

test('whoever shows a diff finds all stacks, and reads templates of these environments only', () => {
  const statements = statementsOf(layerTemplate(app, 'prod'), 'BuildRole');
  expect(statementNamed(statements, 'FindStacks')).toMatchObject({
    Action: ['cloudformation:DescribeStacks', 'cloudformation:ListStacks'],
    Resource: '*',
  });
  const stack = (name: string) =>
    `arn:aws:cloudformation:${prodPlace.region}:${prodPlace.account}:stack/${APPLICATION}-${name}-*/*`;
  expect(statementNamed(statements, 'LookAtStacks')?.Resource).toEqual([stack('account'), stack('prod')]);
  expect(statementNamed(statements, 'CompareStacks')?.Resource).toEqual([stack('account'), stack('prod')]);
});
