import { type Tree, logger } from '@nx/devkit';
import { assertCommitted } from '../shared/workspace';
import { changes, read, workspaceTree } from '../testing/workspace-tree';
import fork from './generator';

// This workspace may be in the middle of a change.
jest.mock('../shared/workspace', () => ({
  ...jest.requireActual<object>('../shared/workspace'),
  assertCommitted: jest.fn(),
}));
// Prettier loads in a way that the test runner does not know. The end-to-end test sees that files are formatted.
jest.mock('@nx/devkit', () => ({ ...jest.requireActual<object>('@nx/devkit'), formatFiles: jest.fn() }));

const APPLICATION = 'platform/application.ts';
const ENVIRONMENTS = 'platform/environments';
const FRESH_FORK = 'platform/fresh-fork.spec.ts';

let tree: Tree;
let said: jest.SpyInstance;
beforeEach(() => {
  tree = workspaceTree();
  said = jest.spyOn(logger, 'info').mockImplementation();
  // As in a fresh fork, whatever this one is.
  tree.write(FRESH_FORK, '');
});
afterEach(() => said.mockRestore());

const everything = {
  name: 'clinic',
  title: 'Clinic of records',
  owner: 'clinic-platform',
  organization: 'clinic-org',
  costCenter: 4711,
  account: 345678901234,
  region: 'eu-west-1',
  prodAccount: '456789012345',
  prodRegion: 'eu-central-1',
};

test('the application has its names and teams', async () => {
  await fork(tree, everything);
  const text = read(tree, APPLICATION);
  for (const field of ['name', 'title', 'owner', 'organization', 'costCenter'] as const)
    expect(text).toContain(`  ${field}: '${everything[field]}'`);
});

test('nothing but the platform is written: everything else takes the answers from there', async () => {
  const before = changes(tree);
  await fork(tree, everything);
  const written = changes(tree).filter((file) => !before.includes(file));
  expect(written.filter((file) => !file.startsWith('platform/'))).toEqual([]);
});

test.each([
  ['test', '345678901234', 'eu-west-1'],
  ['prod', '456789012345', 'eu-central-1'],
])('%s is in account %s and region %s, with its certificate', async (name, account, region) => {
  await fork(tree, everything);
  const text = read(tree, `${ENVIRONMENTS}/${name}.ts`);
  expect(text).toContain(`account: '${account}'`);
  expect(text).toContain(`region: '${region}'`);
  expect(text).toContain(`arn:aws:acm:${region}:${account}:`);
});

test('the embedded AWS stays where it is', async () => {
  const before = read(tree, `${ENVIRONMENTS}/local.ts`);
  await fork(tree, everything);
  expect(read(tree, `${ENVIRONMENTS}/local.ts`)).toBe(before);
});

test('a fork with accounts is no longer tested to have none', async () => {
  await fork(tree, { owner: 'clinic' });
  expect(tree.exists(FRESH_FORK)).toBe(true);
  await fork(tree, { account: '345678901234' });
  expect(tree.exists(FRESH_FORK)).toBe(false);
});

test('no answer changes nothing', async () => {
  const before = changes(tree);
  await fork(tree, { name: '', title: '' });
  expect(changes(tree)).toEqual(before);
});

test('the same answers again change nothing', async () => {
  await fork(tree, everything);
  const once = new Map(changes(tree).map((file) => [file, tree.exists(file) && read(tree, file)]));
  await fork(tree, everything);
  expect(new Map(changes(tree).map((file) => [file, tree.exists(file) && read(tree, file)]))).toEqual(once);
});

test.each([
  ['ANSWER_INVALID', { name: 'Clinic' }],
  ['ANSWER_INVALID', { name: 'awsclinic' }],
  ['ANSWER_INVALID', { owner: 'Clinic team' }],
  ['ANSWER_INVALID', { organization: 'a'.repeat(40) }],
  ['ANSWER_INVALID', { costCenter: 'care/4711' }],
  ['ANSWER_INVALID', { account: 12345 }],
  ['ANSWER_INVALID', { prodAccount: '000000000000' }],
  ['ANSWER_INVALID', { region: 'Ohio' }],
  ['ANSWER_INVALID', { region: 'eu-west-9' }],
  ['ANSWER_INVALID', { region: 'us-gov-west-1' }],
  ['ANSWER_INVALID', { prodRegion: 'cn-north-1' }],
  ['TEXT_INVALID', { title: "The clinic's" }],
  ['ACCOUNT_SHARED', { account: '345678901234', prodAccount: '345678901234' }],
])('%s: %j is refused in one line, and nothing is written', async (code, options) => {
  const before = changes(tree);
  await expect(fork(tree, options)).rejects.toThrow(new RegExp(`^${code}: [^\\n]*expected [^\\n]*$`));
  expect(changes(tree)).toEqual(before);
});

test('what is not committed is not lost: nothing is written', async () => {
  jest.mocked(assertCommitted).mockImplementationOnce((...given) => {
    expect(given).toEqual([tree.root]);
    throw new Error('WORKSPACE_DIRTY');
  });
  const before = changes(tree);
  await expect(fork(tree, everything)).rejects.toThrow('WORKSPACE_DIRTY');
  expect(changes(tree)).toEqual(before);
});

test('all wrong answers are told at once, a line each', async () => {
  const wrong = fork(tree, { name: 'Clinic', region: 'Ohio', account: 1 });
  await expect(wrong).rejects.toThrow(/--name [^\n]*\n--account [^\n]*\n--region [^\n]*$/);
});

test.each(['ap-southeast-2', 'eu-central-1', 'ca-west-1', 'me-south-1', 'il-central-1', 'mx-central-1'])(
  '%s is a region that a fork can have',
  async (region) => {
    await fork(tree, { region });
    expect(read(tree, `${ENVIRONMENTS}/dev.ts`)).toContain(`region: '${region}'`);
  },
);

test('zones that a region lacks give way to those that it has', async () => {
  const file = `${ENVIRONMENTS}/dev.ts`;
  tree.write(file, read(tree, file).replace(/zones: .*/, "zones: ['a', 'c'],"));
  await fork(tree, { region: 'ca-central-1' });
  expect(read(tree, file)).toContain("zones: ['a', 'b'],");
});

test('whoever chooses a region is told to look at its zones', async () => {
  await fork(tree, { prodRegion: 'ap-northeast-1' });
  expect(said).toHaveBeenCalledWith(expect.stringContaining('zones'));
});
