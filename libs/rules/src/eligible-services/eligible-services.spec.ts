import { eligibleList } from './eligible-list';

const { services, supporting, notListed, source } = eligibleList();
const count = (entries: readonly { readonly namespaces: readonly string[] }[]) =>
  new Set(entries.flatMap(({ namespaces }) => namespaces)).size;

test('the source is named', () => {
  expect(source).toContain('Landing Zone Accelerator on AWS for Healthcare');
});

test('no namespace was lost when the list was carried over', () => {
  expect([count(services), count(supporting), notListed.length]).toEqual([224, 28, 64]);
});
