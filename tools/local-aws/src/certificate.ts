import { createHash, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a certificate and its key are kept. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

const DAY_MS = 24 * 3600 * 1000;
/** Years would make nobody safer: it leads to this machine only, and it is made anew before it ends. */
const VALID_DAYS = 365;
const RENEW_DAYS = 30;

/** Makes a certificate for names of this machine where there is none, or where it ends soon. Trusted by whoever is given the file. */
export function ensureCertificate(files: CertificateFiles, now = new Date()): void {
  if (isGood(files.certificate, now)) return;
  mkdirSync(dirname(files.certificate), { recursive: true, mode: 0o700 });
  const { certificate, key } = newCertificate(now);
  write(files.key, key);
  write(files.certificate, certificate);
}

function isGood(file: string, now: Date): boolean {
  try {
    const { validTo } = new X509Certificate(readFileSync(file));
    return Date.parse(validTo) - now.getTime() > RENEW_DAYS * DAY_MS;
  } catch {
    return false;
  }
}

function write(file: string, text: string): void {
  writeFileSync(`${file}.partial`, text, { mode: 0o600 });
  renameSync(`${file}.partial`, file);
}

/**
 * A self-signed certificate of 127.0.0.1 and localhost, by RFC 5280. Node makes and uses keys, and has no call that puts a
 * certificate together.
 */
function newCertificate(now: Date): { certificate: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicBytes = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(OID.commonName, tagged(0x0c, Buffer.from('embedded AWS')))));
  const keyId = createHash('sha1').update(publicBytes).digest();
  const extensions = [
    extension(OID.basicConstraints, sequence(TRUE), true),
    // Signs itself and what is exchanged: bits 0 (digital signature) and 5 (certificates).
    extension(OID.keyUsage, tagged(0x03, Buffer.from([2, 0x84])), true),
    extension(OID.subjectKeyIdentifier, tagged(0x04, keyId)),
    extension(OID.authorityKeyIdentifier, sequence(tagged(0x80, keyId))),
    extension(
      OID.subjectAlternativeName,
      sequence(tagged(0x82, Buffer.from('localhost')), tagged(0x87, Buffer.from([127, 0, 0, 1]))),
    ),
  ];
  const algorithm = sequence(OID.ecdsaWithSha256);
  const content = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(new Date(now.getTime() - DAY_MS)), time(new Date(now.getTime() + VALID_DAYS * DAY_MS))),
    name,
    publicBytes,
    tagged(0xa3, sequence(...extensions)),
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', content, privateKey)]));
  const text =
    sequence(content, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${text.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(part: Buffer): Buffer {
  return tagged(0x31, part);
}

function time(date: Date): Buffer {
  return tagged(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

const TRUE = tagged(0x01, Buffer.from([0xff]));

function extension(id: Buffer, value: Buffer, critical = false): Buffer {
  return sequence(id, ...(critical ? [TRUE] : []), tagged(0x04, value));
}

const oid = (...bytes: readonly number[]): Buffer => tagged(0x06, Buffer.from(bytes));

/** Object identifiers as they are encoded. */
const OID = {
  commonName: oid(0x55, 4, 3),
  basicConstraints: oid(0x55, 0x1d, 0x13),
  keyUsage: oid(0x55, 0x1d, 0x0f),
  subjectKeyIdentifier: oid(0x55, 0x1d, 0x0e),
  authorityKeyIdentifier: oid(0x55, 0x1d, 0x23),
  subjectAlternativeName: oid(0x55, 0x1d, 0x11),
  ecdsaWithSha256: oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2),
};
