import { sessionPolicy } from './session-policy';

const { idleMinutes, wholeMinutes, tokenMinutes } = sessionPolicy;

test('an idle session ends before a whole one does', () => {
  expect(idleMinutes).toBeLessThan(wholeMinutes);
});

test.each([
  ['idle minutes', idleMinutes, 30],
  ['minutes altogether', wholeMinutes, 12 * 60],
])('a session has no more %s than the standard that the policy follows', (_, minutes, most) => {
  expect(minutes).toBeGreaterThan(0);
  expect(minutes).toBeLessThanOrEqual(most);
});

test('a token that nobody can call back lives an hour at most', () => {
  expect(tokenMinutes).toBeGreaterThan(0);
  expect(tokenMinutes).toBeLessThanOrEqual(60);
});
