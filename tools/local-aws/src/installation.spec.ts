import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, findInstallation, installationFolder } from './installation';
import { scriptedRunner } from './testing/scripted-runner';
import { temporaryFolder } from './testing/temporary-folder';

const python = { 'python3 -c': { stdout: `3.11 ${process.execPath}` } };
const silent = () => undefined;

describe('ensureInstalled', () => {
  const folder = temporaryFolder();

  it('falls back to a folder of packages where no virtual environment can be made, and installs once', async () => {
    const { run, commands } = scriptedRunner({ ...python, '-m venv': { code: 1 }, '-m pip': {} });
    const installation = await ensureInstalled(folder(), silent, run);
    expect(installation).toEqual({
      python: process.execPath,
      searchPath: [join(installationFolder(folder()), 'site-packages')],
    });
    const count = commands.length;
    expect(await ensureInstalled(folder(), silent, run)).toEqual(installation);
    expect(commands).toHaveLength(count);
  });

  it('says what it installs', async () => {
    const { run } = scriptedRunner({ ...python, '-m venv': { code: 1 }, '-m pip': {} });
    const lines: string[] = [];
    await ensureInstalled(folder(), (line) => lines.push(line), run);
    expect(lines).toEqual([expect.stringMatching(/^installing MiniStack \S+ with Python 3\.11/)]);
  });

  it('clears away what an installation cut short has left', async () => {
    const rest = join(installationFolder(folder()), 'site-packages', 'half');
    mkdirSync(rest, { recursive: true });
    const { run } = scriptedRunner({ ...python, '-m venv': { code: 1 }, '-m pip': {} });
    await ensureInstalled(folder(), silent, run);
    expect(existsSync(rest)).toBe(false);
  });

  it('leaves nothing to be found after a failure', async () => {
    const failing = { code: 1, stderr: 'ERROR: offline' };
    const { run } = scriptedRunner({
      ...python,
      '-m venv': { code: 1 },
      'pip --version': {},
      'pip install': failing,
    });
    await expect(ensureInstalled(folder(), silent, run)).rejects.toThrow('offline');
    expect(findInstallation(folder())).toBeUndefined();
  });

  it('does not count an installation whose interpreter is gone', () => {
    mkdirSync(installationFolder(folder()), { recursive: true });
    const marker = join(installationFolder(folder()), 'installed.json');
    writeFileSync(marker, JSON.stringify({ python: '/gone/python', searchPath: [] }));
    expect(findInstallation(folder())).toBeUndefined();
  });
});
