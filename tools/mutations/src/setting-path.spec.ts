import { expandPath, formatPath, parsePath, readAt, writeAt } from './setting-path';

const resource = { Properties: { Rules: [{ Days: 1 }, { Days: 2 }], 'a.b': 'on' } };

test.each([
  ['Properties.A.B', ['Properties', 'A', 'B']],
  ['Properties.Parameters[rds.force_ssl]', ['Properties', 'Parameters', 'rds.force_ssl']],
  ['Properties.Options[A=aws:b.c,D=e].Value', ['Properties', 'Options', 'A=aws:b.c,D=e', 'Value']],
  ['', []],
])('the path %p has the keys %p', (path, keys) => {
  expect(parsePath(path)).toEqual(keys);
});

test('a star stands for every item of a list', () => {
  expect(expandPath(resource, ['Properties', 'Rules', '*', 'Days'])).toEqual([
    ['Properties', 'Rules', 0, 'Days'],
    ['Properties', 'Rules', 1, 'Days'],
  ]);
});

test('a selection stands for the items that fit it', () => {
  const options = {
    Options: [{ Name: 'a', Of: 'x' }, { Name: 'b', Of: 'x' }, { Name: 'b', Of: 'y:=z' }, 'b'],
  };
  const chosen = (selection: string) => expandPath(options, ['Options', selection, 'Value']);
  expect(chosen('Name=b')).toEqual([
    ['Options', 1, 'Value'],
    ['Options', 2, 'Value'],
  ]);
  expect(chosen('Name=b,Of=y:=z')).toEqual([['Options', 2, 'Value']]);
  expect(chosen('Name=c')).toEqual([]);
});

test('a name is no way into a list', () => {
  expect(expandPath(resource, ['Properties', 'Rules', 'Days'])).toEqual([]);
});

test('a star is no way into what is no list', () => {
  expect(expandPath(resource, ['Properties', '*', 'Days'])).toEqual([]);
});

test('the last key of a path may be missing, so that it can be set', () => {
  expect(expandPath(resource, ['Properties', 'New'])).toEqual([['Properties', 'New']]);
});

test('a path through something that is missing leads nowhere', () => {
  expect(expandPath(resource, ['Properties', 'New', 'Below'])).toEqual([]);
});

test('a path through a text leads nowhere', () => {
  expect(expandPath(resource, ['Properties', 'a.b', 'Below'])).toEqual([]);
});

test('a value is read where the path leads', () => {
  expect(readAt(resource, ['Properties', 'Rules', 1, 'Days'])).toBe(2);
});

test('a value is written into a copy', () => {
  expect(writeAt(resource, ['Properties', 'Rules', 1, 'Days'], 9).Properties.Rules).toEqual([
    { Days: 1 },
    { Days: 9 },
  ]);
  expect(resource.Properties.Rules[1]).toEqual({ Days: 2 });
});

test('writing nothing takes the key away', () => {
  expect(writeAt(resource, ['Properties', 'a.b'], undefined).Properties).not.toHaveProperty(['a.b']);
});

test('writing nothing takes an item out of its list', () => {
  expect(writeAt(resource, ['Properties', 'Rules', 0], undefined).Properties.Rules).toEqual([{ Days: 2 }]);
});

test('a key with dots is told from a path', () => {
  expect(formatPath(['Properties', 'Rules', 0, 'a.b'])).toBe('Properties.Rules.0[a.b]');
});
