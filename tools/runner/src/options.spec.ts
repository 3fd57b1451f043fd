import { assertOptions, commandLine, isOn, optionsFromNx, readOptions } from './options';

const code = (name: string) => expect.objectContaining({ code: name }) as Error;

describe('of a command line', () => {
  test('are read with their values', () => {
    expect(
      readOptions(['--env=test', '--roll-back', '--wait=5'], ['--env=<e>', '--roll-back', '--wait[=<m>]']),
    ).toEqual({
      env: 'test',
      rollBack: true,
      wait: '5',
    });
  });

  test('a value may hold anything', () => {
    expect(readOptions(['--approver=a=b\nc'], ['--approver=<name>'])).toEqual({ approver: 'a=b\nc' });
  });

  test.each([
    [['--env=a', '--env=b'], 'OPTION_REPEATED'],
    [['--env'], 'OPTION_EMPTY'],
    [['--env='], 'OPTION_EMPTY'],
    [['--no-env'], 'OPTION_UNKNOWN'],
    [['--env.x='], 'OPTION_UNKNOWN'],
    [['test'], 'OPTION_UNKNOWN'],
    [['-e'], 'OPTION_UNKNOWN'],
    [['--'], 'OPTION_UNKNOWN'],
  ])('%j is refused as %s', (args, expected) => {
    expect(() => readOptions(args, ['--env=<e>'])).toThrow(code(expected));
  });
});

test('a switch is on when it stands alone or says true', () => {
  expect([true, 'true', false, 'false', undefined].map((stale) => isOn({ stale }, 'stale'))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('an option has one name in code', () => {
  expect(optionsFromNx({ 'report-only': true, env: 'a', _: ['b-c'], verbose: true })).toEqual({
    reportOnly: true,
    env: 'a',
    _: ['b-c'],
  });
  expect(optionsFromNx({ 'report-only': true, reportOnly: false })).toEqual({ reportOnly: [true, false] });
});

test.each(['dry-run', 'dryRun'])('an option that is typed is on, and may be asked for as %s', (name) => {
  expect(isOn(readOptions(['--dry-run'], ['--dry-run']), name)).toBe(true);
});

test('an error is one line', () => {
  expect(() => assertOptions({ env: ['a', 'b'] }, ['--env=<e>'])).toThrow(
    /^--env is given 2 times: a, b; expected it once$/,
  );
});

test('an option that may be repeated keeps every value', () => {
  expect(readOptions(['--tags=a', '--tags=b'], ['--tags=<list>...'])).toEqual({ tags: ['a', 'b'] });
});

test('options go back onto a command line, and nothing else does', () => {
  const valid = ['--env=<e>', '--roll-back', '--tags=<list>...'];
  const options = { env: 12, rollBack: true, tags: ['a', '$(b)'], verbose: true };
  expect(commandLine(options, valid)).toEqual(['--env=12', '--roll-back', '--tags=a', '--tags=$(b)']);
});
