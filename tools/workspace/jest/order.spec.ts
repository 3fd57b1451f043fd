import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const workspace = join(__dirname, '../../..');
/** Where the runs below find the folder for temporary files. */
let temporary: string;
beforeEach(() => (temporary = mkdtempSync(join(tmpdir(), 'order-'))));

interface Outcome {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string }[];
}

/** Runs the spec files of a folder one after the other in one process, in the order that a seed gives. */
function run(folder: string, seed: number, testMatch = '**/*.spec.ts'): Outcome {
  const preset = join(workspace, 'jest.preset.js');
  const config = { preset, rootDir: join(workspace, folder), testMatch: [testMatch] };
  const order = [`--testSequencer=${join(__dirname, 'seeded-order.cjs')}`, `--seed=${String(seed)}`];
  const jest = join(workspace, 'node_modules/jest/bin/jest.js');
  const args = [jest, '-i', `--config=${JSON.stringify(config)}`, ...order, '--json'];
  const env = { ...process.env, TMPDIR: temporary };
  const { stdout } = spawnSync(process.execPath, args, { cwd: workspace, env, encoding: 'utf8' });
  return JSON.parse(stdout) as Outcome;
}

const fixture = (name: string, seed: number) => run(`tools/workspace/fixtures/${name}`, seed, '**/*.case.ts');

it('gives the same result in any order of the spec files of a project', () => {
  const [first, second] = [1, 2].map((seed) => run('libs/layer', seed));
  expect(first?.testResults.map(({ name }) => name)).not.toEqual(second?.testResults.map(({ name }) => name));
  expect(first?.numPassedTests).toBe(second?.numPassedTests);
  expect([first?.numFailedTests, second?.numFailedTests]).toEqual([0, 0]);
}, 120_000);

it.each([1, 2])('finds the spec file that another one has changed a package for (seed %i)', (seed) => {
  const { testResults } = fixture('leaky', seed);
  expect(testResults.map(({ status }) => status).sort()).toEqual(['failed', 'passed']);
  expect(temporaryFiles()).toEqual([]);
});

it('gives every spec file the process as it was before the first, and leaves no temporary file behind', () => {
  const ended = spawnSync(process.execPath, ['--eval', '']).pid;
  for (const pid of [ended, process.pid])
    mkdirSync(join(temporary, `tests-${String(pid)}-before`, 'inside'), { recursive: true });
  expect(fixture('tidy', 1)).toMatchObject({
    numPassedTests: 2,
    numFailedTests: 0,
  });
  expect(temporaryFiles()).toEqual([`tests-${String(process.pid)}-before`]);
});

/** What runs have left behind, but for what loaders of TypeScript keep on purpose. */
function temporaryFiles(): string[] {
  return readdirSync(temporary).filter((name) => !/^(tsx|swc-node)-/.test(name));
}
