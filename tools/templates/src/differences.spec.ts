import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { differences } from './differences';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'differences-'))));
afterEach(() => rmSync(root, { recursive: true }));

const bucket = (acl: string) => JSON.stringify({ Resources: { Bucket: { Properties: { acl, name: 'a' } } } });

/** What differs between two folders of these files. */
function compared(base: Record<string, string>, head: Record<string, string>) {
  for (const [side, files] of Object.entries({ base, head })) {
    mkdirSync(join(root, side));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, side, file)), { recursive: true });
      writeFileSync(join(root, side, file), text);
    }
  }
  return differences(join(root, 'base'), join(root, 'head'));
}

test('the same templates and lists of assets differ in nothing, and are counted', () => {
  const files = { 'storage test/a.template.json': bucket('x'), 'storage test/a.assets.json': '{}' };
  expect(compared(files, files)).toEqual({ compared: 2, found: [] });
});

test('a changed property is named with both values', () => {
  const { found } = compared({ 'a.template.json': bucket('x') }, { 'a.template.json': bucket('y') });
  expect(found).toEqual([
    { file: 'a.template.json', first: 'Resources.Bucket.Properties.acl: "x" became "y"' },
  ]);
});

test('another order of the same values is a difference', () => {
  const { found } = compared({ 'a.template.json': '{"a":1,"b":2}' }, { 'a.template.json': '{"b":2,"a":1}' });
  expect(found).toEqual([{ file: 'a.template.json', first: 'the same values in another order or form' }]);
});

test('a template that is new or gone is a difference', () => {
  const { found } = compared({ 'a.template.json': '{}' }, { 'b.template.json': '{}' });
  expect(found).toEqual([
    { file: 'a.template.json', first: 'is gone' },
    { file: 'b.template.json', first: 'is new' },
  ]);
});

test('a long value is shown by its beginning and a digest', () => {
  const [one, other] = ['x'.repeat(500), 'x'.repeat(501)];
  const { found } = compared({ 'a.template.json': bucket(one) }, { 'a.template.json': bucket(other) });
  const [before, after] = found[0]?.first.split(' became ') ?? [];
  expect(before).toMatch(/x… \(sha256 [0-9a-f]{12}\)$/);
  expect(after?.slice(-13)).not.toBe(before?.slice(-13));
});

test('what no deploy reads may differ', () => {
  expect(compared({ 'tree.json': '{}' }, { 'tree.json': '[]' }).compared).toBe(0);
});
