import { dayNumber } from './date';

test('days are counted', () => {
  expect(Number(dayNumber('2026-03-01')) - Number(dayNumber('2026-02-28'))).toBe(1);
});

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026/01/01', '2026-1-1', 'soon', ''])(
  '"%s" is no day',
  (text) => {
    expect(dayNumber(text)).toBeUndefined();
  },
);
