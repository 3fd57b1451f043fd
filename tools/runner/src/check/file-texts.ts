import { gunzipSync, inflateRawSync } from 'node:zlib';
import type { AssemblyFile } from '@hipaa-cdk/rules';

/** First bytes of archives that cannot be opened here: bzip2, xz, zstd and 7z. */
const CLOSED = ['425a68', 'fd377a585a00', '28b52ffd', '377abcaf271c'].map((hex) => Buffer.from(hex, 'hex'));

/**
 * The text of a file; of every file inside of it, where it is an archive. A program that is compiled is text as well, with
 * other bytes between.
 */
export function textsOf(path: string, bytes: Buffer): AssemblyFile[] {
  try {
    if (startsWith(bytes, Buffer.from('PK\u0003\u0004', 'latin1'))) return ofZip(path, bytes);
    if (startsWith(bytes, Buffer.from('1f8b', 'hex')))
      return textsOf(path.replace(/\.t?gz$/, ''), gunzipSync(bytes));
  } catch {
    return [{ path, text: undefined }];
  }
  if (CLOSED.some((magic) => startsWith(bytes, magic))) return [{ path, text: undefined }];
  return [{ path, text: bytes.toString(bytes.includes(0) ? 'latin1' : 'utf8') }];
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}

const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** Reads the directory at the end of a zip, as its format has it: names, sizes, and where each file begins. */
function ofZip(path: string, zip: Buffer): AssemblyFile[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END) return [{ path, text: undefined }];
  const files: AssemblyFile[] = [];
  let at = zip.readUInt32LE(end + 16);
  while (at < end && zip.readUInt32LE(at) === ENTRY) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const inner = `${path}/${zip.toString('utf8', at + 46, at + 46 + name)}`;
    if (!inner.endsWith('/')) files.push(...textsOf(inner, content(zip, at)));
    at += 46 + name + extra + comment;
  }
  return files;
}

function content(zip: Buffer, entry: number): Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const size = zip.readUInt32LE(entry + 20);
  const header = zip.readUInt32LE(entry + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const bytes = zip.subarray(start, start + size);
  return method === 0 ? bytes : inflateRawSync(bytes);
}
