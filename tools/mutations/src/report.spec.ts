import { reportJson, reportTable } from './report';
import { aMutation } from './testing/samples';
import type { Outcome } from './mutation';

const mutation = aMutation();
const run = { commit: 'abc', uncommitted: true, chosen: 'all of them' };

const outcomes: readonly Outcome[] = [
  { mutation, killedBy: 'own packs', killer: 'HipaaPlus::Lock' },
  { mutation: { ...mutation, to: 'false' }, killedBy: 'public packs', killer: 'Public::Lock' },
  { mutation: { ...mutation, layer: 'network', setting: 'Properties.Door' } },
];

const rows = (of: readonly Outcome[]) =>
  reportTable(of)
    .split('\n')
    .map((row) => row.trim().split(/ {2,}/));

test('there is a line for each layer and one for all', () => {
  expect(rows(outcomes).slice(2, 5)).toEqual([
    ['network', '1', '1', '0', '0', '0', '1', '0 %'],
    ['storage', '1', '2', '1', '1', '0', '0', '100 %'],
    ['all', '2', '3', '1', '1', '0', '1', '66.6 %'],
  ]);
});

test('a survivor is listed with where it is, what became of it and what that means', () => {
  expect(rows(outcomes).at(-1)).toEqual([
    'network prod',
    'Storage/Bucket',
    'Properties.Door -> absent',
    'the lock is open',
  ]);
});

test('without survivors there is the table alone', () => {
  expect(rows(outcomes.slice(0, 2))).toHaveLength(4);
});

test('one survivor among thousands is not rounded away', () => {
  const killed = Array.from({ length: 5000 }, () => outcomes[0] as Outcome);
  expect(rows([...killed, { mutation }])[3]?.at(-1)).toBe('99.9 %');
});

test('the file for machines tells who noticed what', () => {
  const { commit, uncommitted, score, mutations } = JSON.parse(reportJson(outcomes, run));
  expect([commit, uncommitted]).toEqual(['abc', true]);
  expect(score).toMatchObject({ mutations: 3, ownPacks: 1, publicPacks: 1, specs: 0, survivors: 1 });
  expect(mutations[0]).toMatchObject({ killedBy: 'own packs', killer: 'HipaaPlus::Lock', to: 'absent' });
  expect(mutations[2]).toMatchObject({ killedBy: 'nobody' });
});
