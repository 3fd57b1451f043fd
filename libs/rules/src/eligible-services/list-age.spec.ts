import { smallList } from '../testing/small-list';
import { listAge } from './list-age';

test('a list of today is no day old', () => {
  expect(listAge('2026-01-01', smallList)).toMatchObject({ days: 0, old: false });
});

test('a list may be as old as its limit', () => {
  expect(listAge('2026-01-11', smallList)).toMatchObject({ days: 10, old: false });
});

test('a list past its limit is old', () => {
  expect(listAge('2026-01-12', smallList)).toMatchObject({ days: 11, old: true });
});

test('an old list says what to do', () => {
  expect(listAge('2026-01-12', smallList).sentence).toMatch(/older than 10 days: compare it/);
});

test('a young list leaves advice out', () => {
  expect(listAge('2026-01-02', smallList).sentence).toBe(
    'eligible services as of 2026-01-01, 1 days old, from a test',
  );
});

test('a moment counts as its day', () => {
  expect(listAge(new Date('2026-01-03T23:59:59Z'), smallList).days).toBe(2);
});

test('the list of this repository grows old after half a year', () => {
  expect([listAge('2026-11-18').old, listAge('2026-11-19').old]).toEqual([false, true]);
});

test('a day that does not exist is refused', () => {
  expect(() => listAge('yesterday', smallList)).toThrow('"yesterday" is no day');
});
