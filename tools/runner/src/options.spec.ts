import { assertOptions, commandLine, isOn, numbersAsTyped, optionsFromNx, readOptions } from './options';

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
    [['--constructor'], 'OPTION_UNKNOWN'],
    [['--__proto__=x'], 'OPTION_UNKNOWN'],
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

test.each(['abc', '0', '-5', '1.5', '1e3', '0x10', '', 'NaN', 'Infinity'])(
  'a count of %j is refused, and nothing is done no times',
  (count) => {
    expect(() => readOptions([`--count=${count}`], ['--count=<number>'])).toThrow(
      /^--count (has no value|is ".*"); expected --count=<number>, a whole number above 0$/,
    );
  },
);

test.each([10, '10', '1000000'])('a count of %j is taken', (count) => {
  expect(() => assertOptions({ count }, ['--count=<number>'])).not.toThrow();
});

test('what Nx took for a number is what a person typed', () => {
  const typed = { __overrides_unparsed__: ['--prefix=2026.10', '--dry-run', '--from', '12345e7'] };
  expect(numbersAsTyped({ prefix: 2026.1, from: 123450000000, dryRun: true, rounds: 10 }, typed)).toEqual({
    prefix: '2026.10',
    from: '12345e7',
    dryRun: true,
    rounds: 10,
  });
});

test('of an option that is given twice, both are what a person typed', () => {
  const typed = { __overrides_unparsed__: ['--tags=0x10', '--tags', '1.0'] };
  expect(numbersAsTyped({ tags: [16, 1] }, typed)).toEqual({ tags: ['0x10', '1.0'] });
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
