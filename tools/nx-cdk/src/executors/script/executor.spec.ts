import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectConfiguration } from '@nx/devkit';
import script, { scriptArguments } from './executor';

const workspaceRoot = join(__dirname, '../../../../..');
const TARGET = { script: 'tool.mjs', args: ['show'], accepts: ['--env=<environment>', '--params=<list>...'] };

/** Runs a script that writes down its arguments. */
async function run(options: Record<string, unknown>, typed: readonly string[] = []) {
  const root = mkdtempSync(join(tmpdir(), 'script-'));
  writeFileSync(
    join(root, TARGET.script),
    `import { writeFileSync } from 'node:fs'; writeFileSync('given.json', JSON.stringify(process.argv.slice(2)));`,
  );
  const target = { project: 'tool', target: 'show' };
  const task = {
    id: 'tool:show',
    target,
    overrides: { __overrides_unparsed__: typed },
    outputs: [],
    parallelism: true,
    cache: false,
  };
  const taskGraph = { roots: [], tasks: { [task.id]: task }, dependencies: {}, continuousDependencies: {} };
  const context = { root, target: { options: TARGET }, taskGraph, projectName: 'tool', targetName: 'show' };
  const { success } = await script({ ...TARGET, ...options }, context);
  const file = join(root, 'given.json');
  return {
    root,
    success,
    given: existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined,
  };
}

test('what a shell would carry out reaches the script as text', async () => {
  const { root, success, given } = await run({
    env: '$(touch stolen)',
    params: ['`touch stolen`', '; touch stolen'],
  });
  expect(success).toBe(true);
  expect(given).toEqual([
    'show',
    '--env=$(touch stolen)',
    '--params=`touch stolen`',
    '--params=; touch stolen',
  ]);
  expect(existsSync(join(root, 'stolen'))).toBe(false);
});

test('a number reaches the script as it was typed', async () => {
  const { given } = await run({ env: 2026.1 }, ['--env=2026.10']);
  expect(given).toEqual(['show', '--env=2026.10']);
});

test('an option that the target does not accept runs nothing', async () => {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { success, given } = await run({ region: 'x' });
  expect(stderr.mock.calls.join('')).toBe(
    'OPTION_UNKNOWN: unknown option --region; expected --env=<environment>, --params=<list>...\n',
  );
  stderr.mockRestore();
  expect({ success, given }).toEqual({ success: false, given: undefined });
});

test.each(['script', 'args', 'accepts'])('--%s is not for a person to give', (name) => {
  expect(() => scriptArguments({ ...TARGET, [name]: 'other' }, TARGET, TARGET.accepts)).toThrow(
    `unknown option --${name}`,
  );
});

test("a target that accepts nothing says so, and Nx's own options pass", () => {
  expect(scriptArguments({ verbose: true }, {}, [])).toEqual([]);
  expect(() => scriptArguments({ x: 1 }, {}, [])).toThrow('expected none');
});

test('no target of this workspace hands what a person gives to a shell', () => {
  const files = execFileSync('git', ['ls-files', '--full-name', ':/*project.json'], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
  const shells = files.flatMap((file) => {
    const { targets = {} } = JSON.parse(
      readFileSync(join(workspaceRoot, file), 'utf8'),
    ) as ProjectConfiguration;
    return Object.entries(targets)
      .filter(([, { command, executor }]) => command !== undefined || executor === 'nx:run-commands')
      .map(([name]) => `${file}: ${name}`);
  });
  expect(shells).toEqual([]);
});
