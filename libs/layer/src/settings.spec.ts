import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { z } from 'zod';
import { type SettingsDefinition, type SettingsValues, defineSettings } from './settings';

const shape = z.strictObject({
  size: z.int().min(1, 'expected 1 or more'),
  zones: z.strictObject({ count: z.int().min(2, 'expected 2 or more') }),
  colour: z.enum(['red', 'blue']).default('red'),
});

type Values = SettingsValues<z.input<typeof shape>>;
type Rules = Partial<SettingsDefinition<typeof shape>>;

const table: Values = {
  profiles: {
    economy: { size: 1, zones: { count: 2 } },
    production: { size: 10, zones: { count: 3 } },
  },
};

const of = (name: string, change: Partial<Values> = {}, rules: Rules = {}) =>
  defineSettings({ layer: 'sample', shape, ...rules })
    .withValues({ ...table, ...change })
    .of(findEnvironment(name));

test.each([
  ['test', table.profiles.economy],
  ['prod', table.profiles.production],
])('%s has the settings of its profile', (name, expected) => {
  expect(of(name)).toEqual({ ...expected, colour: 'red' });
});

test('what an environment has differently goes on top', () => {
  expect(of('prod', { environments: { prod: { size: 20 } } })).toMatchObject({
    size: 20,
    zones: { count: 3 },
  });
});

test('a nested setting is replaced as a whole', () => {
  expect(of('prod', { environments: { prod: { zones: { count: 6 } } } }).zones).toEqual({ count: 6 });
});

test('what one environment has differently is nothing to the others', () => {
  expect(of('local', { environments: { test: { size: 20 } } }).size).toBe(1);
});

const broken: Values = {
  profiles: {
    economy: { size: 0, zones: { count: 2 } },
    production: { size: 10, zones: { count: 1 } },
  },
  environments: { test: { size: -1 }, nowhere: { size: 3 } },
};

test('problems of every column come at once, path first, with the offending value', () => {
  const names = allEnvironments().map(({ name }) => name);
  const lines = [
    '4 problem(s) in apps/sample/config.ts:',
    '  ✖ profiles.economy.size: expected 1 or more, got 0',
    '  ✖ profiles.production.zones.count: expected 2 or more, got 1',
    '  ✖ environments.test.size: expected 1 or more, got -1',
    `  ✖ environments.nowhere: there is no such environment; expected one of ${names.join(', ')}`,
  ];
  expect(() => of('test', broken)).toThrow(
    expect.objectContaining({ code: 'SETTINGS_INVALID', message: lines.join('\n') }),
  );
});

test('a mistake in the column of one environment stops every other environment too', () => {
  expect(() => of('test', { environments: { prod: { size: -1 } } })).toThrow(
    expect.objectContaining({ code: 'SETTINGS_INVALID' }),
  );
});

test('a misspelt setting is refused', () => {
  const environments = { prod: { sise: 3 } as Partial<z.input<typeof shape>> };
  expect(() => of('prod', { environments })).toThrow(/environments\.prod: .*"sise"/);
});

test('a wrong table stays wrong when it is asked again', () => {
  const settings = defineSettings({ layer: 'sample', shape }).withValues(broken);
  const ask = () => settings.of(findEnvironment('test'));
  expect(ask).toThrow();
  expect(ask).toThrow();
});

test('a default holds in every column that says nothing else', () => {
  expect(of('test').colour).toBe('red');
  expect(of('prod', { environments: { prod: { colour: 'blue' } } }).colour).toBe('blue');
});

test('settings that do not fit together are a problem of their column, with the offending value', () => {
  const rules: Rules['rules'] = [
    {
      setting: ['zones', 'count'],
      problem: ({ size, zones }) => size > zones.count && `expected ${size} or more`,
    },
  ];
  expect(() => of('test', {}, { rules })).toThrow(
    '1 problem(s) in apps/sample/config.ts:\n  ✖ profiles.production.zones.count: expected 10 or more, got 3',
  );
});

test('settings that do not fit an environment are a problem of that environment', () => {
  const environment: Rules['environment'] = ({ size }, { name }) =>
    size > 5 && name === 'prod' ? [{ path: ['size'], message: 'too much for prod' }] : [];
  expect(() => of('test', {}, { environment })).toThrow('  ✖ environments.prod.size: too much for prod');
});

test('an environment judges sound settings only', () => {
  const environment = jest.fn(() => []);
  expect(() => of('test', broken, { environment })).toThrow('problem(s)');
  expect(environment).not.toHaveBeenCalled();
});

describe('what patient data ask for', () => {
  const { problems } = defineSettings({
    layer: 'sample',
    shape: z.strictObject({ copies: z.int(), alarm: z.strictObject({ emails: z.array(z.string()) }) }),
    patientData: [
      { setting: 'copies', holds: ({ copies }) => copies > 1, expected: '2 or more' },
      { setting: ['alarm', 'emails'], holds: ({ alarm }) => alarm.emails.length > 0, expected: 'somebody' },
    ],
  });
  const weak = { copies: 1, alarm: { emails: [] } };

  test('settings that hold are no problem where patient data may be', () => {
    const sound = { copies: 2, alarm: { emails: ['a'] } };
    expect(problems({ ...findEnvironment('test'), dataClass: 'phi' }, sound)).toEqual([]);
  });

  test('every setting that does not hold is named, with its value, the data class and what is expected', () => {
    expect(problems({ ...findEnvironment('test'), dataClass: 'phi' }, weak)).toEqual([
      { path: ['copies'], message: '1 is not allowed with dataClass "phi"; expected 2 or more' },
      { path: ['alarm', 'emails'], message: '[] is not allowed with dataClass "phi"; expected somebody' },
    ]);
  });

  test.each(['synthetic', 'deidentified'] as const)('data of class "%s" ask for nothing', (dataClass) => {
    expect(problems({ ...findEnvironment('test'), dataClass }, weak)).toEqual([]);
  });
});
