import { planStorage, storageText, type Version } from './storage-plan';

const minute = (count: number) => new Date(Date.UTC(2026, 10, 30, 20, count));
const version = (key: string, count: number, more: Partial<Version> = {}): Version => ({
  key,
  versionId: `${key}${count}`,
  at: minute(count),
  isMarker: false,
  isNewest: false,
  ...more,
});
const at = minute(10);

test.each<[string, Version[], string[], string[], number]>([
  ['overwritten since', [version('a', 5), version('a', 12, { isNewest: true })], ['a5'], [], 0],
  ['deleted since', [version('a', 5), version('a', 12, { isMarker: true, isNewest: true })], ['a5'], [], 0],
  [
    'overwritten twice before',
    [version('a', 3), version('a', 9), version('a', 12, { isNewest: true })],
    ['a9'],
    [],
    0,
  ],
  ['unchanged', [version('a', 3), version('a', 9, { isNewest: true })], [], [], 1],
  ['new since', [version('a', 12, { isNewest: true })], [], ['a'], 0],
  [
    'deleted then, and made again',
    [version('a', 3), version('a', 9, { isMarker: true }), version('a', 12, { isNewest: true })],
    [],
    ['a'],
    0,
  ],
  [
    'new and deleted since',
    [version('a', 11), version('a', 12, { isMarker: true, isNewest: true })],
    [],
    [],
    0,
  ],
])('an object that was %s', (_, versions, back, since, same) => {
  const plan = planStorage(versions, at);
  expect(plan.back.map(({ versionId }) => versionId)).toEqual(back);
  expect(plan).toMatchObject({ since, same });
});

test('the text counts what comes back, and what stays', () => {
  const plan = planStorage([version('a', 5), version('a', 12, { isNewest: true })], at);
  expect(storageText(plan, 'records', at)).toContain('come back   1');
  expect(storageText(plan, 'records', at)).toContain('records as of 2026-11-30T20:10:00.000Z');
});
