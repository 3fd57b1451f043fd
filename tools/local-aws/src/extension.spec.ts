import { spawnSync } from 'node:child_process';
import { EXTENSION } from './build-hash';
import { ensureInstalled } from './installation';
import { settingsFrom } from './options';
import { runCommand } from './run-command';

jest.setTimeout(300_000);

/** The extension is tested in its own language, with the interpreter that runs it. */
describe('the extension', () => {
  it('passes its own tests', async () => {
    const { installations } = settingsFrom({}, process.env);
    const { python, searchPath } = await ensureInstalled(installations, () => undefined, runCommand);
    const { status, stderr } = spawnSync(python, ['-m', 'unittest', 'discover', '-t', '.', '-s', 'tests'], {
      cwd: EXTENSION,
      env: { PATH: process.env['PATH'], PYTHONPATH: searchPath.join(':'), PYTHONDONTWRITEBYTECODE: '1' },
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/Ran [1-9]\d+ tests/);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
});
