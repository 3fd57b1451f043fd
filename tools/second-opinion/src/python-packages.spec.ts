import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { UserError } from '@hipaa-cdk/errors';
import { withLock } from '@hipaa-cdk/local-aws/src/lock';
import { findPython, pipArguments, pythonRemedy } from '@hipaa-cdk/local-aws/src/python';
import { scriptedRunner } from '@hipaa-cdk/local-aws/src/testing/scripted-runner';
import { recordingRunner } from './testing/samples';
import { installedPackages, inOurWords, REQUIREMENTS, pinsHash } from './python-packages';

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

describe('in our words', () => {
  const folder = temporaryFolder();

  test('what goes well is handed on', async () => {
    expect(await inOurWords(Promise.resolve(pipArguments('file').at(-1)))).toBe('file');
  });

  test('a missing Python is missed by the second opinion, with the same remedy', async () => {
    await expect(inOurWords(findPython(scriptedRunner({}).run))).rejects.toMatchObject({
      code: 'SECOND_OPINION_PYTHON_MISSING',
      message: expect.stringMatching(/^The second opinion needs Python 3\.10/),
      remedy: pythonRemedy(process.platform),
    });
  });

  test('another process in the way is one that installs the same', async () => {
    const lock = join(folder(), 'lock');
    const options = { doing: 'installing cfn-lint and checkov', progress: () => undefined, patienceMs: 0 };
    await withLock(lock, options, async () => {
      await expect(inOurWords(withLock(lock, options, () => Promise.resolve()))).rejects.toMatchObject({
        code: 'SECOND_OPINION_BUSY',
        message: expect.stringMatching(/is still installing cfn-lint and checkov/),
      });
    });
  });

  test.each([new Error('a bug'), new UserError({ code: 'OTHER', message: 'The embedded AWS' })])(
    'any other error stays as it is: %s',
    async (error) => {
      await expect(inOurWords(Promise.reject(error))).rejects.toBe(error);
    },
  );
});

const lines = readFileSync(REQUIREMENTS, 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

test('the engines and the rules of the registry are pinned', () => {
  const names = lines.map((line) => line.split('==')[0]);
  expect(names).toEqual(expect.arrayContaining(['cfn-lint', 'checkov', 'awslabs.aws-iac-mcp-server']));
});

test('every package is pinned to a version and to files', () => {
  const pinned = /^[\w.-]+==[\w.]+ (; [^\\]+ )?( +--hash=sha256:[0-9a-f]{64} ?)+$/;
  expect(lines.filter((line) => !pinned.test(line))).toEqual([]);
});

test('nothing that hooks into the interpreter is installed', () => {
  expect(lines.filter((line) => line.startsWith('pyston'))).toEqual([]);
});

test('the name of an installation is short enough for a path and made of its pins', () => {
  expect(pinsHash()).toMatch(/^[0-9a-f]{12}$/);
});
