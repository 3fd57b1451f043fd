import { allPacks } from './all-packs';
import { never } from './exceptions/never';
import { shortName } from './judgement/rule-id';
import { nagCatalog } from './nag/nag-catalog';

const rules = allPacks.flatMap((pack) => pack.rules.map(({ id }) => `${pack.name}::${id}`));

test('every pack of ours has rules, and every rule a name of its own', () => {
  expect(allPacks.filter((pack) => pack.rules.length === 0)).toEqual([]);
  expect(new Set(rules).size).toBe(rules.length);
});

test('every rule that has no exceptions exists', () => {
  const names = new Set([...rules, ...nagCatalog().keys()].map(shortName));
  expect(Object.keys(never).filter((name) => !names.has(name))).toEqual([]);
});
