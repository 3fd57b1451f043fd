import { groups, unique } from './groups';

test('items with the same key stand together, in the order of the first', () => {
  expect(groups(['b1', 'a1', 'b2'], ([letter = '']) => letter)).toEqual([['b1', 'b2'], ['a1']]);
});

test('a text that comes twice is kept once', () => {
  expect(unique(['b', 'a', 'b'])).toEqual(['b', 'a']);
});
