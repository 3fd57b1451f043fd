import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSameChanges } from './same-changes';

function folder(layers: Record<string, unknown>): string {
  const path = mkdtempSync(join(tmpdir(), 'diff-'));
  writeFileSync(join(path, 'index.html'), '');
  for (const [layer, digest] of Object.entries(layers))
    writeFileSync(join(path, `${layer}.json`), JSON.stringify({ layer, digest }));
  return path;
}

test('equal digests are equal changes, and the layers are named', () => {
  expect(assertSameChanges(folder({ b: 'x', a: 'y' }), folder({ a: 'y', b: 'x' }))).toEqual(['a', 'b']);
});

test.each([
  ['changes in another way', { a: 'y', b: 'z' }],
  ['does not change any more', { a: 'y' }],
])('a layer that %s is refused by name', (_, now) => {
  expect(() => assertSameChanges(folder({ a: 'y', b: 'x' }), folder(now))).toThrow(
    expect.objectContaining({
      code: 'REVIEW_OUTDATED',
      message: expect.stringMatching(/^b would/) as string,
    }),
  );
});

test('a layer that nobody has reviewed is refused', () => {
  expect(() => assertSameChanges(folder({ a: 'y' }), folder({ a: 'y', b: 'x' }))).toThrow(/^b would/);
});

test.each([
  ['without any diff', {}],
  ['without a digest', { a: undefined }],
  ['with an empty digest', { a: '' }],
])('a review %s is none', (_, reviewed) => {
  expect(() => assertSameChanges(folder(reviewed), folder({ a: 'y' }))).toThrow(
    expect.objectContaining({ code: 'REVIEW_MISSING' }),
  );
});

test('a folder that is not there is no review', () => {
  expect(() => assertSameChanges('/nowhere', folder({ a: 'y' }))).toThrow('there is no diff in /nowhere');
});
