import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import inspectAll, { type InspectOptions } from './batch';
import inspectOne from './executor';

const WORKSPACE = resolve(__dirname, '../../../..');

let root: string;
beforeEach(() => {
  // Below this workspace, so that what is installed here is found.
  mkdirSync(join(WORKSPACE, 'tmp'), { recursive: true });
  root = mkdtempSync(join(WORKSPACE, 'tmp', 'inspect-'));
  write(
    'tsconfig.json',
    '{ "compilerOptions": { "types": [], "strict": true, "noEmit": true }, "include": ["libs"] }',
  );
  write('eslint.config.mjs', "export default [{ files: ['**/*.ts'], rules: { 'no-debugger': 'error' } }];\n");
  const preset = JSON.stringify(join(WORKSPACE, 'jest.preset.js'));
  write('jest.config.cjs', `module.exports = { ...require(${preset}), rootDir: ${JSON.stringify(root)} };\n`);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function context(projects: readonly string[]): ExecutorContext {
  const nodes = Object.fromEntries(
    projects.map((name) => [name, { name, type: 'lib', data: { root: `libs/${name}` } }]),
  );
  return { root, projectGraph: { nodes, dependencies: {} } } as unknown as ExecutorContext;
}

/** Looks at projects together. Returns what was found out about each. */
async function inspect(command: InspectOptions['command'], ...projects: string[]) {
  const tasks = Object.fromEntries(
    projects.map((project) => [project, { id: project, target: { project, target: command } }]),
  );
  const inputs = Object.fromEntries(projects.map((project) => [project, { command }]));
  const found: Record<string, { success: boolean; terminalOutput: string }> = {};
  const all = inspectAll({ tasks } as unknown as TaskGraph, inputs, {}, context(projects));
  for await (const { task, result } of all) found[task] = result;
  return found;
}

const failing = (found: Awaited<ReturnType<typeof inspect>>) =>
  Object.keys(found)
    .filter((project) => !found[project]?.success)
    .sort();

describe('typecheck', () => {
  it('fails exactly the project whose file is wrong, and not the one that imports it', async () => {
    write('libs/wrong/index.ts', 'export const count: number = "one";\n');
    write(
      'libs/reader/index.ts',
      "import { count } from '../wrong/index';\nexport const next = count + 1;\n",
    );
    write('libs/wrong-inner/index.ts', 'export const fine = 1;\n');
    const found = await inspect('typecheck', 'wrong', 'reader', 'wrong-inner');
    expect(failing(found)).toEqual(['wrong']);
    expect(found['wrong']?.terminalOutput).toContain('libs/wrong/index.ts(1,14): error TS2322');
  });

  it('fails the project that reads what another one does not have any more', async () => {
    write('libs/small/index.ts', 'export const one = 1;\n');
    write('libs/reader/index.ts', "import { two } from '../small/index';\nexport const next = two + 1;\n");
    expect(failing(await inspect('typecheck', 'small', 'reader'))).toEqual(['reader']);
  });

  it('fails every project when the options of the compiler are wrong', async () => {
    write('tsconfig.json', '{ "compilerOptions": { "types": [], "target": "es1" }, "include": ["libs"] }');
    write('libs/one/index.ts', 'export const one = 1;\n');
    expect(failing(await inspect('typecheck', 'one'))).toEqual(['one']);
  });
});

describe('lint', () => {
  it('fails exactly the project whose file breaks a rule', async () => {
    write('libs/wrong/index.ts', 'debugger;\n');
    write('libs/fine/index.ts', 'let a = 1;\n');
    const found = await inspect('lint', 'wrong', 'fine');
    expect(failing(found)).toEqual(['wrong']);
    expect(found['wrong']?.terminalOutput).toContain('no-debugger');
  });

  it('fails every project when ESLint itself cannot start', async () => {
    write('eslint.config.mjs', 'export default nothing;\n');
    write('libs/fine/index.ts', 'let a = 1;\n');
    expect(failing(await inspect('lint', 'fine'))).toEqual(['fine']);
  });
});

describe('test', () => {
  const passing = "test('holds', () => expect(1).toBe(1));\n";

  it('fails exactly the projects with a failing test or a file that cannot be run, and counts', async () => {
    write('libs/fine/a.spec.ts', passing);
    write('libs/fine/b.spec.ts', `${passing}test.skip('later', () => undefined);\n`);
    write('libs/wrong/a.spec.ts', `${passing}test('breaks', () => expect(1).toBe(2));\n`);
    write('libs/broken/a.spec.ts', "throw new Error('no test gets this far');\n");
    const found = await inspect('test', 'fine', 'wrong', 'broken');
    expect(failing(found)).toEqual(['broken', 'wrong']);
    expect(found['fine']?.terminalOutput).toContain('Tests: 1 skipped, 2 passed');
    expect(found['wrong']?.terminalOutput).toContain('Tests: 1 failed, 1 passed');
    expect(found['broken']?.terminalOutput).toContain('no test gets this far');
  });

  it('fails every project that was not done when Jest breaks off', async () => {
    write('libs/fine/a.spec.ts', passing);
    write('jest.config.cjs', 'module.exports = nothing;\n');
    expect(failing(await inspect('test', 'fine'))).toEqual(['fine']);
  });
});

describe('an option that the target does not have', () => {
  const said = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  afterAll(() => said.mockRestore());

  test.each([
    ['lint', { testNamePattern: 'x' }, 'unknown option --test-name-pattern; expected --fix'],
    ['test', { testPathPattern: 'x' }, 'unknown option --test-path-pattern; expected --test-name-pattern=<'],
    ['typecheck', { fix: true }, 'unknown option --fix; expected none'],
    ['lint', { fix: 'some' }, '--fix is "some"; expected --fix'],
  ] as const)('of a %s is refused in one line: %j', async (command, given, line) => {
    const alone = { ...context(['fine']), projectName: 'fine', targetName: command };
    expect(await inspectOne({ command, ...given } as InspectOptions, alone)).toEqual({ success: false });
    expect(String(said.mock.lastCall?.[0])).toContain(line);
  });
});

test('one task alone is a batch of one', async () => {
  write('libs/wrong/index.ts', 'debugger;\n');
  const alone = { ...context(['wrong']), projectName: 'wrong', targetName: 'lint' };
  expect(await inspectOne({ command: 'lint' }, alone)).toEqual({ success: false });
});
