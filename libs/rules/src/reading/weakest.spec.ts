import { weakest } from './weakest';

const isSmall = (value: unknown): boolean => Number(value) < 10;

test('the first value that does not hold decides', () => {
  expect(weakest([1, 20, 30], isSmall)).toEqual({ value: 20, holds: false });
});

test('when all hold the first stands for them', () => {
  expect(weakest([1, 2], isSmall)).toEqual({ value: 1, holds: true });
});

test('a single value that does not hold decides', () => {
  expect(weakest([20], isSmall)).toEqual({ value: 20, holds: false });
});
