import { Random } from './random';

const ten = (seed: number): number[] => {
  const random = new Random(seed);
  return Array.from({ length: 10 }, () => random.below(1000));
};

test('one seed makes the same numbers, and another one others', () => {
  expect(ten(7)).toEqual(ten(7));
  expect(ten(7)).not.toEqual(ten(8));
});

test('a choice is one of the choices, and each comes up', () => {
  const random = new Random(1);
  const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
  expect([...picked].sort()).toEqual(['a', 'b', 'c']);
});
