import { soundException } from '../../fixtures/exception';
import { dayNumber } from './exception';

test('one rule and one resource are lists of one', () => {
  expect(soundException()).toMatchObject({
    rules: ['Fixture::Sealed'],
    resources: ['Storage/Logs/Resource'],
  });
});

test('several rules and resources share what is said about them', () => {
  expect(soundException({ rule: ['A::X', 'B::X'], resource: ['One', 'Two'] })).toMatchObject({
    rules: ['A::X', 'B::X'],
    resources: ['One', 'Two'],
    owner: 'platform-team',
  });
});

test('days are counted', () => {
  expect(Number(dayNumber('2026-03-01')) - Number(dayNumber('2026-02-28'))).toBe(1);
});

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026/01/01', '2026-1-1', 'soon', ''])(
  '"%s" is no day',
  (text) => {
    expect(dayNumber(text)).toBeUndefined();
  },
);
