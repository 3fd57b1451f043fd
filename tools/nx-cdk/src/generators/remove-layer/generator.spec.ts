import { type Tree, logger, readJson } from '@nx/devkit';
import generateLayer from '../layer/generator';
import { assertCommitted } from '../shared/workspace';
import { changes, read, workspaceTree } from '../testing/workspace-tree';
import remove, { withoutModule, withoutLayer } from './generator';

// This workspace may be in the middle of a change.
jest.mock('../shared/workspace', () => ({
  ...jest.requireActual<object>('../shared/workspace'),
  assertCommitted: jest.fn(),
}));
// Prettier loads in a way that the test runner does not know. The end-to-end test sees that files are formatted.
jest.mock('@nx/devkit', () => ({ ...jest.requireActual<object>('@nx/devkit'), formatFiles: jest.fn() }));

const REGISTER = 'exceptions/register.ts';
const TESTS = 'tools/mutations/src/unit-tests';
const PLATFORM = 'platform/index.ts';
const PROD = 'platform/environments/prod.ts';

let tree: Tree;
let said: jest.SpyInstance;
beforeEach(() => {
  tree = workspaceTree();
  said = jest.spyOn(logger, 'warn').mockImplementation();
});
afterEach(() => said.mockRestore());

test('a layer that was made goes without a trace', async () => {
  await generateLayer(tree, { name: 'payments', consumes: 'intake', owner: 'team-payments' });
  await remove(tree, { name: 'payments' });
  const left = changes(tree).filter((file) => tree.exists(file) && read(tree, file).includes('payments'));
  expect(left).toEqual([]);
  expect(readJson(tree, 'tsconfig.base.json')).toEqual(readJson(workspaceTree(), 'tsconfig.base.json'));
});

test('environments forget it', async () => {
  const text = read(tree, PROD);
  tree.write(PROD, text.replace(/layers: .*,/, "layers: { except: ['intake'] },"));
  await remove(tree, { name: 'intake' });
  expect(read(tree, PROD)).toContain("layers: 'all',");
});

test('its exceptions go, and those of others stay', async () => {
  tree.write(
    'exceptions/shared.ts',
    "const list = [exception({ layer: 'intake' }), exception({ layer: 'network' })];\n",
  );
  await remove(tree, { name: 'intake' });
  expect(read(tree, 'exceptions/shared.ts')).toMatch(
    /^const list = \[\s*exception\({ layer: 'network' }\)\];$/m,
  );
});

test('a file of exceptions that is all its own goes, and the register forgets it', async () => {
  const before = read(tree, REGISTER);
  tree.write('exceptions/intake.ts', 'export const intakeExceptions = [];');
  tree.write(
    REGISTER,
    `import { intakeExceptions } from './intake';\n${before.replace('[\n', '[\n  ...intakeExceptions,\n')}`,
  );
  await remove(tree, { name: 'intake' });
  expect(tree.exists('exceptions/intake.ts')).toBe(false);
  expect(read(tree, REGISTER).trim()).toBe(before.trim());
});

test('it is no layer of the account any more', async () => {
  tree.write(PLATFORM, read(tree, PLATFORM).replace("= ['audit'", "= ['intake', 'audit'"));
  await remove(tree, { name: 'intake' });
  expect(read(tree, PLATFORM)).toMatch(/accountLayers.* = \[\s*'audit'/);
  expect(read(tree, PLATFORM)).not.toContain("'intake'");
});

test('the tests that answer for it go', async () => {
  tree.write(`${TESTS}/intake.ts`, 'export const intakeTests = [];');
  tree.write(
    `${TESTS}/index.ts`,
    "import { intakeTests } from './intake';\nexport const unitTests = [...intakeTests];\n",
  );
  await remove(tree, { name: 'intake' });
  expect(tree.exists(`${TESTS}/intake.ts`)).toBe(false);
  expect(read(tree, `${TESTS}/index.ts`)).toBe('export const unitTests = [];\n');
});

test('its row of the README goes', async () => {
  tree.write('README.md', '| layer |\n| [intake](apps/intake) |\n| [other](apps/other) |\n');
  await remove(tree, { name: 'intake' });
  expect(read(tree, 'README.md')).toBe('| layer |\n| [other](apps/other) |\n');
});

test('it is said that stacks are not removed with it, and how they are', async () => {
  await remove(tree, { name: 'intake' });
  expect(said).toHaveBeenCalledWith(expect.stringContaining('npx nx run intake:destroy --env='));
});

test.each([
  ['apps/other/src/other-stack.ts', 'apps/other'],
  ['libs/reader/src/index.ts', 'libs/reader'],
  ['libs/contracts/other/src/index.ts', 'libs/contracts/other'],
])('a layer whose contract is read in %s stays', async (file, reader) => {
  tree.write(file, "import { intakeContract } from '@hipaa-cdk/contracts-intake';");
  tree.write('libs/contracts/other/project.json', '{}');
  await expect(remove(tree, { name: 'intake' })).rejects.toThrow(
    new RegExp(`^LAYER_IN_USE: .* is read by ${reader};`),
  );
  expect(tree.exists('apps/intake/cdk.json')).toBe(true);
});

test('a layer that shares its contract with others stays', async () => {
  tree.write('libs/contracts/work/project.json', '{ "tags": ["published-by:intake"] }');
  await expect(remove(tree, { name: 'intake' })).rejects.toThrow('CONTRACT_SHARED');
});

test.each(['nothing', '..', '', 'Intake'])('%j is no layer', async (name) => {
  await expect(remove(tree, { name })).rejects.toThrow(/^LAYER_UNKNOWN: .*expected one of .*intake/);
});

test('what is not committed is not lost: nothing is written', async () => {
  jest.mocked(assertCommitted).mockImplementationOnce((...given) => {
    expect(given).toEqual([tree.root, ['apps/intake', 'libs/contracts/intake']]);
    throw new Error('WORKSPACE_DIRTY');
  });
  const before = changes(tree);
  await expect(remove(tree, { name: 'intake' })).rejects.toThrow('WORKSPACE_DIRTY');
  expect(changes(tree)).toEqual(before);
});

const text = `import { networkTests } from './network';
import { paymentsTests } from './payments';

export const all = [...networkTests, ...paymentsTests];
`;

test('the import goes, and what was spread from it', () => {
  expect(withoutModule(text, './payments')).toBe(
    "import { networkTests } from './network';\n\nexport const all = [...networkTests,];\n",
  );
});

test('the first of a list goes with its comma', () => {
  expect(withoutModule(text, './network')).toBe(
    "import { paymentsTests } from './payments';\n\nexport const all = [ ...paymentsTests];\n",
  );
});

test('a file that does not know the module stays as it is', () => {
  expect(withoutModule(text, './pay')).toBe(text);
});

test('a layer leaves the list of those that an environment has', () => {
  expect(withoutLayer("layers: { only: ['storage', 'users'] },", 'users')).toBe(
    "layers: { only: ['storage'] },",
  );
});

test('a layer leaves the list of those that an environment leaves out', () => {
  expect(withoutLayer("layers: { except: ['bastion', 'users'] },", 'bastion')).toBe(
    "layers: { except: ['users'] },",
  );
});

test('an environment that left out nothing else has all layers', () => {
  expect(withoutLayer("layers: { except: ['bastion'] },", 'bastion')).toBe("layers: 'all',");
});

test('a list that is broken into lines is read too', () => {
  expect(withoutLayer("layers: {\n  only: [\n    'storage',\n    'users',\n  ],\n},", 'storage')).toBe(
    "layers: { only: ['users'] },",
  );
});

test.each(["layers: 'all',", "layers: { only: ['storage-copies'] },", 'layers: { except: [] },'])(
  '%s stays as it is',
  (text) => {
    expect(withoutLayer(text, 'storage')).toBe(text);
  },
);
