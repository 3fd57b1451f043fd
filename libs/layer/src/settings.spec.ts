import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { z } from 'zod';
import { type SettingsTable, defineSettings, patientDataRules } from './settings';

interface Settings {
  readonly size: number;
  readonly zones: { readonly count: number };
}

const table: SettingsTable<Settings> = {
  layer: 'sample',
  schema: z.strictObject({
    size: z.int().min(1, 'expected 1 or more'),
    zones: z.strictObject({ count: z.int().min(2, 'expected 2 or more') }),
  }),
  profiles: {
    economy: { size: 1, zones: { count: 2 } },
    production: { size: 10, zones: { count: 3 } },
  },
};

const of = (name: string, change: Partial<SettingsTable<Settings>> = {}) =>
  defineSettings({ ...table, ...change }).of(findEnvironment(name));

test.each([
  ['test', table.profiles.economy],
  ['prod', table.profiles.production],
])('%s has the settings of its profile', (name, expected) => {
  expect(of(name)).toEqual(expected);
});

test('what an environment has differently goes on top', () => {
  expect(of('prod', { environments: { prod: { size: 20 } } })).toEqual({ size: 20, zones: { count: 3 } });
});

test('a nested setting is replaced as a whole', () => {
  expect(of('prod', { environments: { prod: { zones: { count: 6 } } } }).zones).toEqual({ count: 6 });
});

test('what one environment has differently is nothing to the others', () => {
  expect(of('local', { environments: { test: { size: 20 } } }).size).toBe(1);
});

const broken: SettingsTable<Settings> = {
  ...table,
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
  const environments = { prod: { sise: 3 } as Partial<Settings> };
  expect(() => of('prod', { environments })).toThrow(/environments\.prod: .*"sise"/);
});

test('a wrong table stays wrong when it is asked again', () => {
  const settings = defineSettings(broken);
  const ask = () => settings.of(findEnvironment('test'));
  expect(ask).toThrow();
  expect(ask).toThrow();
});

test('settings that do not go with an environment are a problem of that environment', () => {
  const rules: SettingsTable<Settings>['rules'] = ({ size }, { name }) =>
    size > 5 && name === 'prod' ? [{ path: ['size'], message: 'too much for prod' }] : [];
  expect(() => of('test', { rules })).toThrow('  ✖ environments.prod.size: too much for prod');
});

test('rules see sound settings only', () => {
  const rules = jest.fn(() => []);
  expect(() => defineSettings({ ...broken, rules }).of(findEnvironment('test'))).toThrow('problem(s)');
  expect(rules).not.toHaveBeenCalled();
});

describe('patient data rules', () => {
  interface Settings {
    readonly copies: number;
    readonly tellWhom: readonly string[];
  }

  const problems = patientDataRules<Settings>([
    { setting: 'copies', holds: ({ copies }) => copies > 1, expected: '2 or more' },
    { setting: 'tellWhom', holds: ({ tellWhom }) => tellWhom.length > 0, expected: 'somebody' },
  ]);

  const weak: Settings = { copies: 1, tellWhom: [] };

  test('settings that hold are no problem where patient data may be', () => {
    expect(problems({ copies: 2, tellWhom: ['a'] }, { dataClass: 'phi' })).toEqual([]);
  });

  test('every setting that does not hold is told, with its value, the data class and what is expected', () => {
    expect(problems(weak, { dataClass: 'phi' })).toEqual([
      { path: ['copies'], message: '1 does not go with dataClass "phi"; expected 2 or more' },
      { path: ['tellWhom'], message: '[] does not go with dataClass "phi"; expected somebody' },
    ]);
  });

  test.each(['synthetic', 'deidentified'] as const)(
    'data of class "%s" can live with all of it',
    (dataClass) => {
      expect(problems(weak, { dataClass })).toEqual([]);
    },
  );
});
