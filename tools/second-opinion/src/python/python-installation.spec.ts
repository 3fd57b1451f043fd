import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptedRunner } from '@hipaa-cdk/local-aws/src/testing/scripted-runner';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { pythonInstallation, REQUIREMENTS, pinsHash } from '../python-packages';

const root = temporaryFolder();
const silent = () => undefined;
const python = { 'python3 -c': { stdout: `3.11 ${process.execPath}` } };
const noVenv = { ...python, '-m venv': { code: 1 }, '-m pip': {} };
const folder = () => join(root(), `venv-${pinsHash()}`);

test('the pins of this tool are installed, with hashes, into a folder named after them', async () => {
  const { run, commands } = scriptedRunner(noVenv);
  expect(await pythonInstallation(root(), silent, run)).toEqual({
    python: process.execPath,
    searchPath: [join(folder(), 'site-packages')],
    folder: folder(),
  });
  expect(commands.at(-1)).toMatch(/--require-hashes .*--only-binary/);
  expect(commands.at(-1)).toContain(REQUIREMENTS);
});

test('what is installed is not installed again', async () => {
  const { run, commands } = scriptedRunner(noVenv);
  const first = await pythonInstallation(root(), silent, run);
  const count = commands.length;
  expect(await pythonInstallation(root(), silent, run)).toEqual(first);
  expect(commands).toHaveLength(count);
});

test('who waits is told what for and for how long', async () => {
  const lines: string[] = [];
  await pythonInstallation(root(), (line) => lines.push(line), scriptedRunner(noVenv).run);
  expect(lines).toEqual([
    expect.stringMatching(/^installing cfn-lint and checkov with Python 3\.11 .*about a minute/),
  ]);
});

test('an installation that failed is not taken for one', async () => {
  const failing = { ...noVenv, '-m pip': { code: 1, stderr: 'ERROR: offline' } };
  const offline = {
    ...python,
    '-m venv': { code: 1 },
    'pip --version': {},
    'pip install': failing['-m pip'],
  };
  await expect(pythonInstallation(root(), silent, scriptedRunner(offline).run)).rejects.toMatchObject({
    code: 'SECOND_OPINION_INSTALL_FAILED',
    message: expect.stringMatching(/^The second opinion could not be installed: ERROR: offline/),
  });
  const { run, commands } = scriptedRunner(noVenv);
  await pythonInstallation(root(), silent, run);
  expect(commands.join('\n')).toContain('pip install');
});

test('an installation whose interpreter is gone is made anew, and what was left of it is cleared away', async () => {
  const rest = join(folder(), 'site-packages', 'half');
  mkdirSync(rest, { recursive: true });
  writeFileSync(join(folder(), 'installed.json'), JSON.stringify({ python: '/gone/python', searchPath: [] }));
  expect((await pythonInstallation(root(), silent, scriptedRunner(noVenv).run)).python).toBe(
    process.execPath,
  );
  expect(existsSync(rest)).toBe(false);
});
