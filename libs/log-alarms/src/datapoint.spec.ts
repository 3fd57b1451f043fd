import { datapoint } from './datapoint';

test.each([
  ['Sum', 6],
  ['Average', 2],
  ['Maximum', 3],
  ['Minimum', 1],
  ['SampleCount', 3],
])('%s of one, two and three is %d', (statistic, expected) => {
  expect(datapoint(statistic, [1, 2, 3])).toBe(expected);
});

test.each(['Sum', 'Average', 'SampleCount'])(
  'a period without values has no %s, not even zero',
  (statistic) => {
    expect(datapoint(statistic, [])).toBeUndefined();
  },
);

test('a percentile is refused, and not guessed at', () => {
  expect(() => datapoint('p99', [1])).toThrow('p99');
});
