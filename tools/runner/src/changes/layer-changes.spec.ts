import { type Action, actionText, sectionsOf, summaryOf } from './layer-changes';
import { changesOf, resourceOf } from '../testing/examples';

const one = (action: Action, path: string, topics: string[] = []) => resourceOf({ action, path, topics });
const titles = (...resources: ReturnType<typeof one>[]) =>
  sectionsOf(changesOf({ resources })).map(({ title, resources: found }) => [
    title,
    ...found.map(({ path }) => path),
  ]);

test('security comes first, then the worst', () => {
  expect(
    titles(
      one('added', 'D'),
      one('changed', 'C'),
      one('removed', 'B'),
      one('replaced', 'A'),
      one('added', 'S', ['x']),
    ),
  ).toEqual([
    ['Security', 'S'],
    ['Replaced', 'A'],
    ['Removed', 'B'],
    ['Changed in place', 'C'],
    ['Added', 'D'],
  ]);
});

test('within security the worst comes first, then the alphabet', () => {
  expect(titles(one('added', 'B', ['x']), one('added', 'A', ['x']), one('replaced', 'C', ['x']))).toEqual([
    ['Security', 'C', 'A', 'B'],
  ]);
});

test('sections without content are left out', () => {
  expect(titles()).toEqual([]);
});

test.each([
  ['certain', 'replaced'],
  ['possible', 'may be replaced'],
  ['unknown', 'changed, perhaps replaced'],
] as const)('what is %s is called "%s"', (certainty, text) => {
  expect(actionText(resourceOf({ action: 'replaced', certainty }))).toBe(text);
});

test('the summary counts', () => {
  const published = [{ name: 'n', action: 'changed' as const, readers: [] }];
  const inputs = [{ name: 'i', before: 'a', after: 'b' }];
  const resources = [one('added', 'A'), one('added', 'B'), one('replaced', 'C')];
  expect(summaryOf(changesOf({ resources, published, inputs }))).toBe(
    '1 replaced, 2 added, 1 published, 1 input moved',
  );
});

test('a stack in which only remarks change says so', () => {
  expect(summaryOf(changesOf())).toBe('only remarks');
});
