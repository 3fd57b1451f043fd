import { exampleRecord } from '../record/example-record';
import { deployedByHand } from './by-hand';

const base = { commit: 'b'.repeat(40), at: '2026-11-25T09:00:00.000Z', by: 'ci' };
const HEAD = 'c'.repeat(40);
const after = { ...exampleRecord, endedAt: '2026-11-25T10:00:00.000Z' };

const found = (record: object) => deployedByHand(new Map([['network', { ...after, ...record }]]), base, HEAD);

test('a layer deployed from another commit since the base is found', () => {
  expect(found({})).toEqual(['network']);
});

test('one deployed before the base was written is not', () => {
  expect(found({ endedAt: '2026-11-25T08:00:00.000Z' })).toEqual([]);
});

test.each([base.commit, HEAD])('one deployed from %s is not: its files tell whether it differs', (commit) => {
  expect(found({ commit })).toEqual([]);
});

test.each([{ dirty: true }, { result: 'failed' }])('but it is when the record says %j', (more) => {
  expect(found({ commit: HEAD, ...more })).toEqual(['network']);
});
