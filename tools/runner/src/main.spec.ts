import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RunRequest, TaskReport } from './request';

const workspaceRoot = join(__dirname, '..', '..', '..');
const requestFor = (env: string): RunRequest => ({
  workspaceRoot,
  tasks: [{ id: 'network:deploy', layer: 'network', command: 'deploy', options: { env } }],
  dependencies: {},
  layers: readdirSync(join(workspaceRoot, 'apps')).map((name) => ({ name, root: `apps/${name}`, reads: [] })),
  environmentGiven: true,
  nxProcess: process.pid,
});

/** What becomes of a runner; `onOutput` is called when it has printed its first line. */
async function runnerOf(env: string, onOutput: (runner: ChildProcess) => void) {
  const runner = fork(join(__dirname, 'main.ts'), {
    cwd: workspaceRoot,
    execArgv: ['--import', 'tsx'],
    silent: true,
  });
  const reports: TaskReport[] = [];
  const printed = { output: '', errors: '' };
  runner.on('message', (report: TaskReport) => void reports.push(report));
  runner.stderr?.on('data', (text: Buffer) => void (printed.errors += text.toString()));
  runner.stdout?.on('data', (text: Buffer) => void (printed.output += text.toString()));
  runner.stdout?.once('data', () => onOutput(runner));
  runner.send(requestFor(env));
  const [code] = (await once(runner, 'exit')) as [number | null];
  // What it wrote last may arrive after the news of its end; what was destroyed never ends.
  await Promise.allSettled([runner.stdout, runner.stderr].map((stream) => stream && finished(stream)));
  return { code, reports, ...printed };
}

test('a runner reports how each task ended, and ends', async () => {
  const { code, reports } = await runnerOf('nowhere', () => undefined);
  expect(reports).toMatchObject([{ task: 'network:deploy', success: false }]);
  expect(code).toBe(0);
}, 20_000);

test('a runner whose Nx goes while it reports comes to its end all the same', async () => {
  const { code, errors } = await runnerOf('nowhere', (runner) => runner.disconnect());
  expect(errors).toBe('');
  expect(code).toBe(0);
}, 20_000);

test('a runner whose Nx goes before it has anything to report does so as well', async () => {
  // An account that nobody owns is refused before anybody is asked.
  const { code, errors } = await runnerOf('test', (runner) => runner.disconnect());
  expect(errors).toBe('');
  expect(code).toBe(0);
}, 20_000);

test('a runner whose output nobody takes any more comes to its end as well', async () => {
  const { code, errors } = await runnerOf('test', (runner) => {
    runner.disconnect();
    runner.stdout?.destroy();
  });
  expect(errors).toBe('');
  expect(code).toBe(0);
}, 20_000);
