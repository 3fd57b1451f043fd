import { UserError, problemList } from './user-error';

const error = new UserError({
  code: 'PORT_TAKEN',
  message: 'port 1 is taken',
  remedy: 'stop the other program',
});

test('a described error leads with its stable code', () => {
  expect(error.describe()).toMatch(/^PORT_TAKEN: port 1 is taken\n/);
});

test('the remedy stands on a line of its own', () => {
  expect(error.describe()).toContain('\n  → stop the other program');
});

test('further remedy lines keep the indentation of the first', () => {
  const two = new UserError({ code: 'C', message: 'm', remedy: 'first\nsecond' });
  expect(two.describe()).toBe('C: m\n  → first\n    second');
});

test('an error without a remedy is one line', () => {
  expect(new UserError({ code: 'C', message: 'm' }).describe()).toBe('C: m');
});

test('an error of another copy of the library is still recognised', () => {
  const foreign = Object.assign(new Error('m'), { name: error.name });
  expect(UserError.is(foreign)).toBe(true);
});

test('an ordinary error is not a user error', () => {
  expect(UserError.is(new Error('m'))).toBe(false);
});

test('the failure underneath is kept as the cause', () => {
  const cause = new Error('below');
  expect(new UserError({ code: 'C', message: 'm', cause }).cause).toBe(cause);
});

test('every problem stands on its own line, path first', () => {
  const text = problemList([
    { path: ['prod', 'account'], message: 'expected 12 digits' },
    { path: ['dev', 'region'], message: 'unknown' },
  ]);
  expect(text).toBe('  ✖ prod.account: expected 12 digits\n  ✖ dev.region: unknown');
});

test('a list position is written with brackets', () => {
  expect(problemList([{ path: ['prod', 'zones', 0, 'name'], message: 'm' }])).toBe(
    '  ✖ prod.zones[0].name: m',
  );
});

test('what others said cannot steer the terminal that it is printed on', () => {
  const error = new UserError({
    code: 'A',
    message: '\u001b[2Kgone\u0007',
    remedy: 'run \u001b[31mthis\u001b[0m',
  });
  expect(error.describe()).toBe('A: gone\n  → run this'.replace('gone', error.message));
  expect(error.describe()).not.toMatch(/\p{Cc}(?<!\n)/u);
});
