import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSecret, exportLines, pageAddress, shellVariables } from './credentials';
import { temporaryFolder } from './testing/temporary-folder';

describe('the secret of a workspace', () => {
  const folder = temporaryFolder();
  const path = () => join(folder(), 'new', 'secret');

  it('is made once and kept', () => {
    const secret = ensureSecret(path());
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(ensureSecret(path())).toBe(secret);
  });

  it('is for the owner only, and so is its folder', () => {
    ensureSecret(path());
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder(), 'new')).mode & 0o777).toBe(0o700);
  });

  it('is closed to others again where somebody has opened it', () => {
    ensureSecret(path());
    execFileSync('chmod', ['644', path()]);
    ensureSecret(path());
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('is another one in another folder', () => {
    expect(ensureSecret(join(folder(), 'other'))).not.toBe(ensureSecret(path()));
  });

  it.each(['', 'short', 'embedded'])('is made anew where the file holds "%s"', (text) => {
    const file = join(folder(), 'secret');
    writeFileSync(file, text);
    expect(ensureSecret(file)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the address of a page', () => {
  it('has a host that only the secret gives', () => {
    const hosts = ['a', 'b'].map((secret) => new URL(pageAddress(secret, 1, 'home')).hostname);
    expect(hosts[0]).toMatch(/^home\.[0-9a-f]{20}\.localhost$/);
    expect(hosts[1]).not.toBe(hosts[0]);
  });

  it('is another one at each call, and never holds the secret', () => {
    const secret = 'a'.repeat(64);
    expect(pageAddress(secret, 1, 'home')).not.toBe(pageAddress(secret, 1, 'home'));
    expect(pageAddress(secret, 1, 'home')).not.toContain(secret);
  });
});

const variables = shellVariables({
  endpoint: 'http://127.0.0.1:1',
  account: '222222222222',
  secretAccessKey: 'of-the-workspace',
  region: 'eu-west-1',
});

describe('the variables for a shell', () => {
  it('point every service, and S3 on its own, to the embedded AWS', () => {
    expect(variables).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
    });
  });

  it('carry the account as the access key id, the secret of the workspace, and the region', () => {
    expect(variables).toMatchObject({
      AWS_ACCESS_KEY_ID: '222222222222',
      AWS_SECRET_ACCESS_KEY: 'of-the-workspace',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
  });

  it('are lines that a shell can evaluate, which take away a profile and a session', () => {
    const lines = exportLines(variables);
    expect(lines).toContain('export AWS_ACCESS_KEY_ID=222222222222');
    expect(lines).toContain('unset AWS_PROFILE');
    expect(lines).toContain('unset AWS_SESSION_TOKEN');
    for (const line of lines) expect(line).toMatch(/^(export [A-Z0-9_]+=\S+|unset [A-Z_]+)$/);
  });
});
