import { type Tree, logger, readJson } from '@nx/devkit';
import { assertCommitted } from '../shared/workspace';
import { changes, read, workspaceTree } from '../testing/workspace-tree';
import init, { renamed, renumbered } from './generator';

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
  scope: '@clinic',
  account: 345678901234,
  region: 'eu-west-1',
  prodAccount: '456789012345',
  prodRegion: 'eu-central-1',
};

test('the application has its names and teams', async () => {
  await init(tree, everything);
  const text = read(tree, APPLICATION);
  for (const field of ['name', 'title', 'owner', 'organization', 'costCenter'] as const)
    expect(text).toContain(`  ${field}: '${everything[field]}'`);
  expect(read(tree, '.github/CODEOWNERS')).toContain('* @clinic-org/clinic-platform');
});

test('packages have the scope, the plugin included', async () => {
  await init(tree, { scope: '@clinic' });
  expect(readJson(tree, 'tools/nx-cdk/package.json').name).toBe('@clinic/nx-cdk');
  expect(readJson(tree, 'nx.json').plugins).toContain('@clinic/nx-cdk');
  expect(Object.keys(readJson(tree, 'tsconfig.base.json').compilerOptions.paths)).toContain('@clinic/layer');
  expect(read(tree, 'apps/intake/src/intake-stack.ts')).toContain("from '@clinic/contracts-intake'");
});

test.each([
  ['test', '345678901234', 'eu-west-1'],
  ['prod', '456789012345', 'eu-central-1'],
])('%s is in account %s and region %s, with its certificate', async (name, account, region) => {
  await init(tree, everything);
  const text = read(tree, `${ENVIRONMENTS}/${name}.ts`);
  expect(text).toContain(`account: '${account}'`);
  expect(text).toContain(`region: '${region}'`);
  expect(text).toContain(`arn:aws:acm:${region}:${account}:`);
});

test('the embedded AWS stays where it is', async () => {
  const before = read(tree, `${ENVIRONMENTS}/local.ts`);
  await init(tree, { ...everything, scope: '' });
  expect(read(tree, `${ENVIRONMENTS}/local.ts`)).toBe(before);
});

test('a fork with accounts is no longer tested to have none', async () => {
  await init(tree, { owner: 'clinic' });
  expect(tree.exists(FRESH_FORK)).toBe(true);
  await init(tree, { account: '345678901234' });
  expect(tree.exists(FRESH_FORK)).toBe(false);
});

test('no answer changes nothing', async () => {
  const before = changes(tree);
  await init(tree, { name: '', title: '' });
  // The layer of this tree has an owner that CODEOWNERS does not have on disk.
  expect(changes(tree).filter((file) => file !== '.github/CODEOWNERS')).toEqual(before);
});

test('the same answers again change nothing', async () => {
  await init(tree, everything);
  const once = new Map(changes(tree).map((file) => [file, tree.exists(file) && read(tree, file)]));
  await init(tree, everything);
  expect(new Map(changes(tree).map((file) => [file, tree.exists(file) && read(tree, file)]))).toEqual(once);
});

test.each([
  ['ANSWER_INVALID', { name: 'Clinic' }],
  ['ANSWER_INVALID', { owner: 'Clinic team' }],
  ['ANSWER_INVALID', { scope: 'clinic' }],
  ['ANSWER_INVALID', { account: 12345 }],
  ['ANSWER_INVALID', { prodAccount: '000000000000' }],
  ['ANSWER_INVALID', { region: 'Ohio' }],
  ['TEXT_INVALID', { title: "The clinic's" }],
  ['ACCOUNT_SHARED', { account: '345678901234', prodAccount: '345678901234' }],
])('%s: %j is refused in one line, and nothing is written', async (code, options) => {
  const before = changes(tree);
  await expect(init(tree, options)).rejects.toThrow(new RegExp(`^${code}: [^\\n]*expected [^\\n]*$`));
  expect(changes(tree)).toEqual(before);
});

test('what is not committed is not lost: nothing is written', async () => {
  jest.mocked(assertCommitted).mockImplementationOnce((...given) => {
    expect(given).toEqual([tree.root]);
    throw new Error('WORKSPACE_DIRTY');
  });
  const before = changes(tree);
  await expect(init(tree, everything)).rejects.toThrow('WORKSPACE_DIRTY');
  expect(changes(tree)).toEqual(before);
});

const rename = (text: string) =>
  renamed(text, {
    scope: ['@old', '@acme'],
    name: ['care', 'clinic'],
    environments: ['local', 'prod'],
  });

test.each([
  ["import { x } from '@old/layer';", "import { x } from '@acme/layer';"],
  ["const SCOPE = '@old';", "const SCOPE = '@acme';"],
  ['npx nx g @old/nx-cdk:layer', 'npx nx g @acme/nx-cdk:layer'],
  ['/care/prod/network/vpcId', '/clinic/prod/network/vpcId'],
  ['care-prod-network', 'clinic-prod-network'],
  ['log-group:care-${environment}-database', 'log-group:clinic-${environment}-database'],
  ['/ +care-\\w+-/', '/ +clinic-\\w+-/'],
  ['care-account-audit', 'clinic-account-audit'],
])('%s is renamed', (before, after) => {
  expect(rename(before)).toBe(after);
});

test.each([
  '@older/layer',
  'care',
  'care-plan',
  'home-care-prod',
  'healthcare-prod',
  '/care-plan/',
  'npm i @old-x/y',
])('%s is something else', (text) => {
  expect(rename(text)).toBe(text);
});

const numbers = new Map([
  ['111111111111', '222222222222'],
  ['222222222222', '333333333333'],
]);
const text = 'arn:aws:iam::111111111111:root, 222222222222, 1111111111112, 444444444444';

test.each(['apps/users/src/x.spec.ts', 'libs/constructs/src/x.spec.ts', 'tools/docs/src/x.spec.ts'])(
  'accounts of environments get their new numbers in %s, each once',
  (file) => {
    expect(renumbered(file, text, numbers)).toBe(
      'arn:aws:iam::222222222222:root, 333333333333, 1111111111112, 444444444444',
    );
  },
);

test.each(['libs/environments/src/environment.ts', 'libs/rules/src/x.spec.ts', 'tools/nx-cdk/src/x.spec.ts'])(
  'accounts in %s are none of an environment',
  (file) => {
    expect(renumbered(file, text, numbers)).toBe(text);
  },
);
