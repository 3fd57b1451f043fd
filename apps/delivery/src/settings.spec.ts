import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { NODE_VERSION } from '@hipaa-cdk/pipeline';
import { testEnvironment } from '@hipaa-cdk/testing';
import { settings } from '../config';
import { approversOf, deliverySettings } from './settings';

const row = settings.of(findEnvironment('prod'));
const problems = (changes: object): string[] =>
  (deliverySettings.schema.safeParse({ ...row, ...changes }).error?.issues ?? []).map(
    ({ message }) => message,
  );

test.each([
  { type: 'codecommit', repository: 'platform' },
  { type: 'github', repository: 'clinic/platform' },
  {
    type: 'connection',
    provider: 'GITLAB',
    url: 'https://gitlab.com/clinic/platform.git',
    connectionArn: 'arn:aws:codeconnections:us-east-1:111122223333:connection/1234abcd',
  },
])('a source such as %j is fine', (source) => {
  expect(problems({ source })).toEqual([]);
});

test.each([
  [{ source: { type: 'zip' } }, 'expected a source of type "codecommit", "github" or "connection"'],
  [{ source: { type: 'github', repository: 'platform' } }, 'expected a repository such as "owner/name"'],
  [{ githubActions: { repository: 'a/*', provider: 'here' } }, 'expected a repository such as "owner/name"'],
  [{ branch: 'main branch' }, 'expected a branch such as "main"'],
  [{ approverRoles: ['*'] }, 'expected the name of an IAM role, with its path if it has one'],
  [{ image: 'aws/codebuild/standard:latest' }, expect.stringContaining('with its version')],
  [{ image: 'somebody/else:1' }, expect.stringContaining('a curated image')],
  [{ buildMinutes: 4 }, 'expected 5 minutes or more'],
  [{ deployMinutes: 481 }, 'expected 480 minutes or less'],
  [{ artefactDays: 29 }, 'expected 30 days or more'],
])('%j is refused', (changes, message) => {
  expect(problems(changes)).toEqual([message]);
});

test.each([5, 480])('%i minutes are fine', (value) => {
  expect(problems({ buildMinutes: value, deployMinutes: value })).toEqual([]);
});

test('an address with a password in it is refused', () => {
  const source = {
    type: 'connection',
    provider: 'GITHUB',
    url: 'https://me:word@github.com/clinic/platform.git',
    connectionArn: 'arn:aws:codeconnections:us-east-1:111122223333:connection/1234abcd',
  };
  expect(problems({ source })).toEqual([expect.stringContaining('without a user')]);
});

test.each([
  [{ keepDays: 2191 }, ['evidence', 'keepDays']],
  [{ lock: { mode: 'none', reason: 'it is nice to be able to delete' } }, ['evidence', 'lock', 'mode']],
])('with health information, evidence with %j is refused', (changes, path) => {
  const evidence = { ...row.evidence, ...changes } as typeof row.evidence;
  const phi = testEnvironment('prod', { dataClass: 'phi' });
  expect(deliverySettings.problems(phi, { ...row, evidence })).toMatchObject([{ path }]);
});

test('a protected environment that nobody can approve for is refused', () => {
  expect(deliverySettings.problems(testEnvironment('prod'), { ...row, approverRoles: [] })).toEqual([
    { path: ['approverRoles'], message: 'expected one role or more: prod is protected' },
  ]);
});

test('each environment of the account can have people of its own who approve', () => {
  const own = { ...row, approverRoles: ['Leads'], approverRolesIn: { dev: ['Developers'] } };
  expect(deliverySettings.problems(testEnvironment('test'), own)).toEqual([]);
  expect(['dev', 'test'].map((name) => approversOf(own, name))).toEqual([['Developers'], ['Leads']]);
});

test('a protected environment whose own list is empty is refused', () => {
  const own = { ...row, approverRoles: ['Leads'], approverRolesIn: { prod: [] } };
  expect(deliverySettings.problems(testEnvironment('prod'), own)).toEqual([
    { path: ['approverRolesIn', 'prod'], message: 'expected one role or more: prod is protected' },
  ]);
});

test('people who approve for an environment of another account are refused', () => {
  const own = { ...row, approverRolesIn: { prod: ['Leads'] } };
  expect(deliverySettings.problems(testEnvironment('test'), own)).toEqual([
    { path: ['approverRolesIn', 'prod'], message: expect.stringContaining('dev') as string },
  ]);
});

test('elsewhere nobody has to approve', () => {
  expect(deliverySettings.problems(testEnvironment('test'), { ...row, approverRoles: [] })).toEqual([]);
});

/** Majors of Node that an image brings along, from the list of runtimes that AWS keeps beside its Dockerfile. */
const NODE_OF_IMAGE: Readonly<Record<string, readonly string[]>> = {
  'aws/codebuild/amazonlinux-x86_64-standard:6.0': ['22', '24'],
};

test.each(allEnvironments().map((environment) => [environment.name, settings.of(environment).image]))(
  'the image of %s brings the Node that pipelines run on: %s',
  (_, image) => {
    expect(NODE_OF_IMAGE[image]).toContain(NODE_VERSION);
  },
);
