import {
  type Environment,
  type ProfileName,
  allEnvironments,
  asText,
  schemaProblems,
} from '@hipaa-cdk/environments';
import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import type { z } from 'zod';

/** A setting, or something inside of one: `'maxAcu'`, `['backup', 'lock', 'mode']`. */
export type SettingPath<S> = (keyof S & string) | readonly [keyof S & string, ...(string | number)[]];

/** What only shows when settings are seen together. */
export interface SettingRule<S> {
  /** The setting to change. */
  readonly setting: SettingPath<S>;
  /** What is wrong and what was expected instead; nothing where all is well. */
  readonly problem: (settings: S) => string | false | undefined;
}

/** A setting that an environment which patient data may enter cannot have. */
export interface PatientDataRule<S> {
  readonly setting: SettingPath<S>;
  /** Whether the settings are as they must be. */
  readonly holds: (settings: S, environment: Environment) => boolean;
  /** What the setting has to be instead, with the reason where it is not plain. It ends a sentence. */
  readonly expected: string;
}

/** What the settings of a layer may be. */
export interface SettingsDefinition<Shape extends z.ZodType<object, object>> {
  /** The layer, for messages. */
  readonly layer: string;
  /** What each setting may be, and its default where it has one. A strict object refuses unknown settings. */
  readonly shape: Shape;
  /**
   * What the settings must be together.
   *
   * @default - nothing
   */
  readonly rules?: readonly SettingRule<z.output<Shape>>[];
  /**
   * What settings and environment must agree on, such as no more gateways than zones. Sees sound settings only.
   *
   * @default - nothing
   */
  readonly environment?: (settings: z.output<Shape>, environment: Environment) => readonly Problem[];
  /**
   * What an environment that patient data may enter asks of the settings. Sees sound settings only.
   *
   * @default - nothing
   */
  readonly patientData?: readonly PatientDataRule<z.output<Shape>>[];
}

/** Values of the settings: one column per profile, and what single environments have differently. */
export interface SettingsValues<Values extends object> {
  readonly profiles: Readonly<Record<ProfileName, Values>>;
  /**
   * Settings of single environments, by environment name. A nested setting is replaced as a whole.
   *
   * @default - every environment has the settings of its profile
   */
  readonly environments?: Readonly<Record<string, Partial<Values>>>;
}

/** Settings that have been defined and wait for their values. */
export interface DefinedSettings<Shape extends z.ZodType<object, object>> {
  /** The shape, with the rules over several settings. */
  readonly schema: Shape;
  /** What `environment` has against `settings`. */
  problems(environment: Environment, settings: z.output<Shape>): readonly Problem[];
  /** Gives the settings their values. They are validated as a whole, on first use. */
  withValues(values: SettingsValues<z.input<Shape>>): LayerSettings<z.output<Shape>>;
}

/** Finds the settings of one environment. */
export interface LayerSettings<S extends object> {
  /**
   * Settings of `environment`: those of its profile, with its own differences on top, and defaults below.
   *
   * @throws UserError `SETTINGS_INVALID` listing every problem of every column
   */
  of(environment: Environment): S;
}

/** Says what the settings of a layer may be. `config.ts` gives them their values. */
export function defineSettings<Shape extends z.ZodType<object, object>>(
  definition: SettingsDefinition<Shape>,
): DefinedSettings<Shape> {
  const { layer, shape, rules = [], patientData = [] } = definition;
  const schema = shape.superRefine((settings, context) => {
    for (const { setting, problem } of rules) {
      const message = problem(settings);
      if (message) context.addIssue({ code: 'custom', path: pathOf(setting), message });
    }
  });
  const problems = (environment: Environment, settings: z.output<Shape>): readonly Problem[] => [
    ...(definition.environment?.(settings, environment) ?? []),
    ...patientDataProblems(patientData, settings, environment),
  ];
  return {
    schema,
    problems,
    withValues: (values) => {
      const table: Table<Shape> = { ...values, layer, schema, problems };
      let checked = false;
      return {
        of: (environment) => {
          if (!checked) assertValid(table);
          checked = true;
          return schema.parse(rowOf(table, environment));
        },
      };
    },
  };
}

type Table<Shape extends z.ZodType<object, object>> = SettingsValues<z.input<Shape>> &
  Pick<DefinedSettings<Shape>, 'schema' | 'problems'> & { readonly layer: string };

function pathOf(setting: string | readonly (string | number)[]): (string | number)[] {
  return typeof setting === 'string' ? [setting] : [...setting];
}

/** Setting and data class are both named, because either can be the mistake. */
function patientDataProblems<S extends object>(
  rules: readonly PatientDataRule<S>[],
  settings: S,
  environment: Environment,
): Problem[] {
  if (environment.dataClass !== 'phi') return [];
  return rules
    .filter(({ holds }) => !holds(settings, environment))
    .map(({ setting, expected }) => {
      const path = pathOf(setting);
      const value: unknown = path.reduce<unknown>(
        (below, key) => (below as Readonly<Record<string | number, unknown>> | undefined)?.[key],
        settings,
      );
      return {
        path,
        message: `${asText(value)} is not allowed with dataClass "phi"; expected ${expected}`,
      };
    });
}

function rowOf<Values extends object>(table: SettingsValues<Values>, environment: Environment): Values {
  return { ...table.profiles[environment.profile.name], ...table.environments?.[environment.name] };
}

function assertValid<Shape extends z.ZodType<object, object>>(table: Table<Shape>): void {
  const overrides = Object.entries<Partial<z.input<Shape>>>(table.environments ?? {});
  const problems = [
    ...Object.entries(table.profiles).flatMap(([name, row]) =>
      schemaProblems(table.schema, row, ['profiles', name]),
    ),
    ...overrides.flatMap(([name, row]) => overrideProblems(table, name, row)),
  ];
  if (problems.length === 0) problems.push(...environmentProblems(table));
  if (problems.length === 0) return;
  throw new UserError({
    code: 'SETTINGS_INVALID',
    message: `${problems.length} problem(s) in apps/${table.layer}/config.ts:\n${problemList(problems)}`,
  });
}

function overrideProblems<Shape extends z.ZodType<object, object>>(
  table: Table<Shape>,
  name: string,
  row: Partial<z.input<Shape>>,
): Problem[] {
  const path = ['environments', name];
  const environment = allEnvironments().find((candidate) => candidate.name === name);
  if (!environment) {
    const known = allEnvironments().map((candidate) => candidate.name);
    return [{ path, message: `there is no such environment; expected one of ${known.join(', ')}` }];
  }
  return schemaProblems(table.schema, { ...table.profiles[environment.profile.name], ...row }, path);
}

function environmentProblems<Shape extends z.ZodType<object, object>>(table: Table<Shape>): Problem[] {
  return allEnvironments().flatMap((environment) =>
    table
      .problems(environment, table.schema.parse(rowOf(table, environment)))
      .map(({ path, message }) => ({ path: ['environments', environment.name, ...path], message })),
  );
}
