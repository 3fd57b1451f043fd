import { median, medianRatio } from './statistics';

test('the median is the middle value', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('an even number of values has the mean of the middle two', () => {
  expect(median([1, 3, 5, 100])).toBe(4);
});

test('the ratio is taken round by round, so a slow round weighs on both sides', () => {
  expect(medianRatio([1, 10, 1], [2, 20, 2])).toBe(0.5);
});
