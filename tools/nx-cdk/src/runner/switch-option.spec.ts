import { switchOption } from './switch-option';

test.each([true, 'true'])('%j turns it on', (value) => {
  expect(switchOption({ stale: value }, 'stale')).toBe(true);
});

test.each([undefined, false, 'false'])('%j leaves it off', (value) => {
  expect(switchOption({ stale: value }, 'stale')).toBe(false);
});

test('Nx may spell it in camel case', () => {
  expect(switchOption({ reportOnly: true }, 'report-only')).toBe(true);
});

test.each(['', 'yes', 1])('%j is no answer', (value) => {
  expect(() => switchOption({ 'report-only': value }, 'report-only')).toThrow('expected --report-only alone');
});
