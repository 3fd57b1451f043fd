import { X509Certificate, createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { ensureCertificate } from './certificate';
import { temporaryFolder } from './testing/temporary-folder';

const DAY_MS = 24 * 3600 * 1000;

const temporary = temporaryFolder();

function made(now?: Date) {
  const folder = join(temporary(), 'databases');
  const files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  ensureCertificate(files, now);
  return files;
}

describe('the certificate', () => {
  it('is of this machine by name and by number, and fits its key', () => {
    const files = made();
    const certificate = new X509Certificate(readFileSync(files.certificate));
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkHost('example.org')).toBeUndefined();
    expect(certificate.checkPrivateKey(createPrivateKey(readFileSync(files.key)))).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('lets in a client that trusts the file, and no other', async () => {
    const files = made();
    const cert = readFileSync(files.certificate);
    const server = createServer({ cert, key: readFileSync(files.key) }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const trusting = connect({ host: '127.0.0.1', port, ca: cert });
    await once(trusting, 'secureConnect');
    expect(trusting.authorized).toBe(true);
    trusting.destroy();
    const [error] = (await once(connect({ host: '127.0.0.1', port }), 'error')) as [{ code: string }];
    expect(error.code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    server.close();
  });

  it('is for the owner only, with its key', () => {
    const files = made();
    for (const file of Object.values(files)) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('stays as long as it is good', () => {
    const files = made();
    const before = readFileSync(files.certificate, 'utf8');
    ensureCertificate(files);
    expect(readFileSync(files.certificate, 'utf8')).toBe(before);
  });

  it.each([
    ['it ends soon', () => made(new Date(Date.now() - 340 * DAY_MS))],
    [
      'its file is none',
      () => {
        const files = made();
        writeFileSync(files.certificate, 'cut off');
        return files;
      },
    ],
  ])('is made anew when %s', (_, make) => {
    const files = make();
    const before = readFileSync(files.certificate, 'utf8');
    ensureCertificate(files);
    expect(readFileSync(files.certificate, 'utf8')).not.toBe(before);
    expect(new X509Certificate(readFileSync(files.certificate)).checkIP('127.0.0.1')).toBe('127.0.0.1');
  });
});
