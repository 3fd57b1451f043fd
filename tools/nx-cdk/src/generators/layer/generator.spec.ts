import { type Tree, readJson } from '@nx/devkit';
import { changes, read, workspaceTree } from '../testing/workspace-tree';
import generate from './generator';

// Prettier loads in a way that the test runner does not know. The end-to-end test sees that files are formatted.
jest.mock('@nx/devkit', () => ({ ...jest.requireActual<object>('@nx/devkit'), formatFiles: jest.fn() }));

let tree: Tree;
beforeEach(() => {
  tree = workspaceTree();
});

const stack = () => read(tree, 'apps/claims-inbox/src/claims-inbox-stack.ts');
const make = (options: object = {}) => generate(tree, { name: 'claims-inbox', ...options });

test('a layer has an app and a contract, and no more than its alias and its owner beside', async () => {
  const before = changes(tree);
  await make({ owner: 'claims-team' });
  expect(changes(tree).filter((file) => !before.includes(file))).toEqual([
    '.github/CODEOWNERS',
    'apps/claims-inbox/README.md',
    'apps/claims-inbox/cdk.json',
    'apps/claims-inbox/config.ts',
    'apps/claims-inbox/src/claims-inbox-stack.spec.ts',
    'apps/claims-inbox/src/claims-inbox-stack.ts',
    'apps/claims-inbox/src/main.ts',
    'apps/claims-inbox/src/settings.spec.ts',
    'apps/claims-inbox/src/settings.ts',
    'libs/contracts/claims-inbox/src/index.spec.ts',
    'libs/contracts/claims-inbox/src/index.ts',
    'tsconfig.base.json',
  ]);
});

test('no template mark is left in any file', async () => {
  await make({ consumes: 'intake' });
  const left = changes(tree).filter(
    (file) => file.includes('claims-inbox') && /<%|%>|__/.test(read(tree, file)),
  );
  expect(left).toEqual([]);
});

test('the contract can be imported by its name', async () => {
  await make();
  const { paths } = readJson(tree, 'tsconfig.base.json').compilerOptions;
  expect(paths['@hipaa-cdk/contracts-claims-inbox']).toEqual(['./libs/contracts/claims-inbox/src/index.ts']);
});

test('what it consumes is read where it is, the first single value of each contract', async () => {
  await make({ consumes: ' intake, intake' });
  expect(stack()).toContain('intake: { queueUrl: readIfPresent(this, intakeContract)?.queueUrl },');
});

test('the compute that an environment has chosen can be consumed too', async () => {
  await make({ consumes: 'compute' });
  expect(stack()).toContain('readIfPresent(this, computeContracts[props.environment.compute])?.hostName');
});

test('a layer that consumes nothing reads nothing', async () => {
  await make();
  expect(stack()).not.toContain('readIfPresent');
});

test('the owner stands in the app and in CODEOWNERS', async () => {
  await make({ owner: 'claims-team' });
  expect(read(tree, 'apps/claims-inbox/src/main.ts')).toContain("owner: 'claims-team',");
  expect(read(tree, '.github/CODEOWNERS')).toMatch(/^\/apps\/claims-inbox\/ @[\w-]+\/claims-team$/m);
});

test('without an owner it belongs to the platform', async () => {
  await make();
  expect(read(tree, 'apps/claims-inbox/src/main.ts')).not.toContain('owner');
  expect(read(tree, '.github/CODEOWNERS')).not.toContain('claims-inbox');
});

test.each([
  ['NAME_INVALID', { name: 'Claims' }],
  ['NAME_INVALID', { name: 'c' }],
  ['NAME_INVALID', { name: 'claims--inbox' }],
  ['NAME_INVALID', { name: '../claims' }],
  ['NAME_INVALID', { name: 'a-name-that-has-25-letters' }],
  ['NAME_RESERVED', { name: 'account' }],
  ['NAME_RESERVED', { name: 'deploy' }],
  ['NAME_TAKEN', { name: 'intake' }],
  ['NAME_TAKEN', { name: 'errors' }],
  ['LAYER_UNKNOWN', { consumes: 'intake,nothing' }],
  ['CONTRACT_CYCLE', { consumes: 'claims-inbox' }],
  ['OWNER_INVALID', { owner: '@acme/claims' }],
  ['TEXT_INVALID', { purpose: "somebody's claims" }],
])('%s: %j is refused in one line, and nothing is written', async (code, options) => {
  const before = changes(tree);
  await expect(make(options)).rejects.toThrow(new RegExp(`^${code}: [^\\n]*expected [^\\n]*$`));
  expect(changes(tree)).toEqual(before);
});

test('a contract of the account cannot be consumed: it is published at another path', async () => {
  tree.write('libs/contracts/audit/src/index.ts', 'export const auditContract = 1;');
  await expect(make({ consumes: 'audit' })).rejects.toThrow('LAYER_OF_ACCOUNT');
});

test('a contract without a single value is left to a person', async () => {
  tree.write(
    'libs/contracts/intake/src/index.ts',
    'export const intakeContract = defineContract({ entries: {} });',
  );
  await expect(make({ consumes: 'intake' })).rejects.toThrow('CONTRACT_UNREADABLE');
});

test('a second layer of the same name is refused', async () => {
  await make();
  await expect(make()).rejects.toThrow('NAME_TAKEN');
});
