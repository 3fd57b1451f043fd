import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { recordingRunner } from '../testing/recording-runner';
import { installedPackages } from './installed-packages';

const folder = temporaryFolder();

async function callOf(searchPath: readonly string[] = []) {
  const { run, calls } = recordingRunner({});
  await installedPackages({ python: '/venv/bin/python', searchPath, folder: folder() }, run).runPython([
    '-V',
  ]);
  return calls[0];
}

test('the interpreter of the installation runs', async () => {
  expect(await callOf()).toMatchObject({ program: '/venv/bin/python', args: ['-V'] });
});

test('packages in a plain folder are on the search path', async () => {
  expect((await callOf(['/site-packages']))?.env).toMatchObject({ PYTHONPATH: '/site-packages' });
});

test('a home and working folder of its own hides the configuration files of the person and the workspace', async () => {
  const call = await callOf();
  expect(call).toMatchObject({ cwd: join(folder(), 'home'), env: { HOME: join(folder(), 'home') } });
  expect(existsSync(join(folder(), 'home'))).toBe(true);
});

test('no variable of the shell is handed on, so that no key or switch for an engine is', async () => {
  const call = await callOf();
  expect(Object.keys(call?.env ?? {}).sort()).toEqual(['HOME', 'LANG', 'PYTHONPATH', 'PYTHONUTF8']);
});
