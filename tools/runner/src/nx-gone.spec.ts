import { assertNxIsThere, isNxGone, outliveNx } from './nx-gone';
import { leaveNx } from './testing/layer-account';

let back = (): void => undefined;
afterEach(() => back());

test.each([true, undefined])('with a channel that is %s nobody has left', (connected) => {
  back = leaveNx({ connected });
  expect(isNxGone()).toBe(false);
  expect(assertNxIsThere).not.toThrow();
});

test('with a channel that was closed nothing new is begun', () => {
  back = leaveNx();
  expect(assertNxIsThere).toThrow(expect.objectContaining({ code: 'NX_GONE' }));
});

test('output that nobody takes any more does not end the process', () => {
  outliveNx();
  expect(() => process.stdout.emit('error', new Error('EPIPE'))).not.toThrow();
});
