import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificate } from './certificate';
import { EXTENSION, ensureInstalled, installationFolder } from './installation';
import { postgresFolder } from './postgres';
import { runCommand } from './run-command';
import { settingsFrom } from './settings';

jest.setTimeout(300_000);

/** The extension is tested in its own language, with the interpreter that runs it. */
describe('the extension', () => {
  it('passes its own tests', async () => {
    const { installations } = settingsFrom({}, process.env);
    const { python, searchPath } = await ensureInstalled(installations, () => undefined, runCommand);
    const certificates = mkdtempSync(join(tmpdir(), 'certificates-'));
    ensureCertificate({
      certificate: join(certificates, 'certificate.pem'),
      key: join(certificates, 'certificate-key.pem'),
    });
    const { status, stderr } = spawnSync(python, ['-m', 'unittest', 'discover', '-t', '.', '-s', 'tests'], {
      cwd: EXTENSION,
      env: {
        PATH: process.env['PATH'],
        TMPDIR: tmpdir(),
        PYTHONPATH: searchPath.join(':'),
        PYTHONPYCACHEPREFIX: join(installationFolder(installations), 'compiled'),
        LOCAL_AWS_POSTGRES: postgresFolder() ?? '',
        LOCAL_AWS_CERTIFICATES: certificates,
      },
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/Ran [1-9]\d+ tests/);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
});
