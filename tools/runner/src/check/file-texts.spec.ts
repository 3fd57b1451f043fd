import { deflateRawSync, gzipSync } from 'node:zlib';
import { textsOf } from './file-texts';

/** A zip with one file, as its format has it. */
function zip(name: string, text: string): Buffer {
  const packed = deflateRawSync(text);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const start = local.length + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

test('a text is read as it is', () => {
  expect(textsOf('a.js', Buffer.from('exports.a = 1;'))).toEqual([{ path: 'a.js', text: 'exports.a = 1;' }]);
});

test('files in a zip are read', () => {
  expect(textsOf('code.zip', zip('lib/a.py', 'a = 1'))).toEqual([
    { path: 'code.zip/lib/a.py', text: 'a = 1' },
  ]);
});

test('what gzip has packed is read', () => {
  expect(textsOf('notes.txt.gz', gzipSync('hello'))).toEqual([{ path: 'notes.txt', text: 'hello' }]);
});

test('texts inside of a compiled program are read', () => {
  const [file] = textsOf('program', Buffer.from([0x7f, 0, ...Buffer.from('AKIA and more')]));
  expect(file?.text).toContain('AKIA and more');
});

test.each([
  ['a damaged zip', Buffer.from('PK\u0003\u0004 and nothing')],
  ['an archive of another kind', Buffer.from('fd377a585a000000', 'hex')],
])('%s has no text that anybody could read', (_what, bytes) => {
  expect(textsOf('a.bin', bytes)).toEqual([{ path: 'a.bin', text: undefined }]);
});
