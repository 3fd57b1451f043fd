import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSecret, pageAddress } from './secret';
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
