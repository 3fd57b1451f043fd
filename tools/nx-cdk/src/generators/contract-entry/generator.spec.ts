import { type Tree, logger } from '@nx/devkit';
import { changes, read, workspaceTree } from '../testing/workspace-tree';
import add from './generator';

// Prettier loads in a way that the test runner does not know. The end-to-end test sees that files are formatted.
jest.mock('@nx/devkit', () => ({ ...jest.requireActual<object>('@nx/devkit'), formatFiles: jest.fn() }));

const CONTRACT = 'libs/contracts/intake/src/index.ts';
const SPEC = 'libs/contracts/intake/src/index.spec.ts';
const STACK = 'apps/intake/src/intake-stack.ts';

let tree: Tree;
let said: jest.SpyInstance;
beforeEach(() => {
  tree = workspaceTree();
  said = jest.spyOn(logger, 'warn').mockImplementation();
});
afterEach(() => said.mockRestore());

const run = (options: object = {}) => add(tree, { contract: 'intake', entry: 'natIps', ...options });

test('the contract has the entry, with its type and words that say what it is', async () => {
  await run({ type: 'List<String>', description: 'addresses that requests come from' });
  expect(read(tree, CONTRACT)).toContain(
    "natIps: { type: 'List<String>', description: 'addresses that requests come from' }",
  );
});

test('without a type it is text, and its name becomes its description', async () => {
  await run();
  expect(read(tree, CONTRACT)).toContain(
    "natIps: { type: 'String', description: 'nat ips of the intake layer' }",
  );
});

test('a single value is added to the list of entries in the tests only', async () => {
  await run();
  expect(read(tree, SPEC)).toContain("toEqual(['zoneNames', 'queueUrl', 'natIps'])");
  expect(read(tree, SPEC)).toContain("expect(lists).toEqual(['zoneNames'])");
});

test('a list is added to the list of lists too', async () => {
  await run({ type: 'List<String>' });
  expect(read(tree, SPEC)).toContain("expect(lists).toEqual(['zoneNames', 'natIps'])");
});

test('a contract that has lists only has one list in its tests', async () => {
  tree.write(CONTRACT, read(tree, CONTRACT).replace(/ +queueUrl.*\n/, ''));
  tree.write(SPEC, "expect(names).toEqual(['zoneNames']);\n");
  await run({ type: 'List<String>' });
  expect(read(tree, SPEC)).toBe("expect(names).toEqual(['zoneNames', 'natIps']);\n");
});

test('with a value the stack publishes it', async () => {
  await run({ value: 'zones.map((zone) => zone.ip)' });
  expect(read(tree, STACK)).toMatch(
    /publish\(this, intakeContract, \{[^}]*natIps: zones\.map\(\(zone\) => zone\.ip\) \}\)/,
  );
  expect(said).not.toHaveBeenCalled();
});

test('without a value the stack stays, and it is said that it does not compile', async () => {
  const before = read(tree, STACK);
  await run();
  expect(read(tree, STACK)).toBe(before);
  expect(said).toHaveBeenCalledWith(
    expect.stringMatching(/^apps\/intake\/src\/intake-stack\.ts does not compile/),
  );
});

test.each([
  ['LAYER_UNKNOWN', { contract: 'nothing' }],
  ['ENTRY_EXISTS', { entry: 'queueUrl' }],
  ['NAME_INVALID', { entry: 'NatIps' }],
  ['NAME_INVALID', { entry: 'nat-ips' }],
  ['ENTRY_TYPE_UNKNOWN', { type: 'AWS::EC2::Vpc' }],
  ['ENTRY_TYPE_UNKNOWN', { type: 'List<List<String>>' }],
  ['VALUE_INVALID', { value: 'vpc.' }],
  ['VALUE_INVALID', { value: 'a }); publish(' }],
  ['TEXT_INVALID', { description: 'the "address"' }],
  ['CONTRACT_UNREADABLE', { contract: 'compute' }],
])('%s: %j is refused in one line, and nothing is written', async (code, options) => {
  const before = changes(tree);
  await expect(run(options)).rejects.toThrow(new RegExp(`^${code}: [^\\n]*expected [^\\n]*$`));
  expect(changes(tree)).toEqual(before);
});

test('a second entry of the same name is refused', async () => {
  await run();
  await expect(run()).rejects.toThrow('ENTRY_EXISTS');
});
