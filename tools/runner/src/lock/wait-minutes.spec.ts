import { waitMinutes } from './wait-minutes';

test.each([
  [undefined, 0],
  [false, 0],
  [true, 30],
  [5, 5],
  ['5', 5],
  [0.5, 0.5],
  [1440, 1440],
])('--wait given as %j is %d minutes', (option, minutes) => {
  expect(waitMinutes(option)).toBe(minutes);
});

test.each([0, -1, 1441, 'soon', Number.NaN, [1, 2]])('--wait given as %j is refused', (option) => {
  expect(() => waitMinutes(option)).toThrow(
    expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining('expected minutes') }),
  );
});
