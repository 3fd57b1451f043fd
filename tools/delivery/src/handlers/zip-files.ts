import { inflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface ZipFile {
  readonly name: string;
  readonly text: string;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Files of a ZIP archive, by its central directory.
 *
 * @throws Error where the bytes are no archive
 */
export function zipFiles(bytes: Buffer): readonly ZipFile[] {
  const end = bytes.lastIndexOf(littleEndian(END));
  if (end < 0) throw new Error('no ZIP archive: its end is missing');
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('no ZIP archive: an entry is missing');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const text = content(
      bytes,
      bytes.readUInt32LE(at + 42),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 10),
    );
    at += 46 + nameLength + extra + comment;
    return { name, text };
  });
}

function content(bytes: Buffer, local: number, size: number, method: number): string {
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + size);
  if (packed.length < size) throw new Error('no ZIP archive: a file is cut off');
  return (method === 0 ? packed : inflateRawSync(packed)).toString('utf8');
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
