import { type Environment, type ProfileName, allEnvironments, schemaProblems } from '@hipaa-cdk/environments';
import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import type { z } from 'zod';

/** A layer's settings: one column per profile, and what single environments have differently. */
export interface SettingsTable<S extends object> {
  /** The layer, for messages. */
  readonly layer: string;
  /** What a setting may be. Unknown settings are refused when this is a strict object. */
  readonly schema: z.ZodType<S>;
  /** Settings per profile. */
  readonly profiles: Readonly<Record<ProfileName, S>>;
  /**
   * Settings of single environments, by environment name.
   *
   * @default - every environment has the settings of its profile
   */
  readonly environments?: Readonly<Record<string, Partial<S>>>;
  /**
   * What settings and environment must agree on, such as no more gateways than zones. Sees sound settings only.
   *
   * @default - nothing
   */
  readonly rules?: (settings: S, environment: Environment) => readonly Problem[];
}

/** Finds the settings of one environment. */
export interface LayerSettings<S extends object> {
  /**
   * Settings of `environment`: those of its profile, with its own differences on top.
   *
   * @throws UserError `SETTINGS_INVALID` listing every problem of every column
   */
  of(environment: Environment): S;
  /** What the table's rules say against `settings` in `environment`. */
  problems(environment: Environment, settings: S): readonly Problem[];
}

/** Declares a layer's settings table. It is validated as a whole, on first use. */
export function defineSettings<S extends object>(table: SettingsTable<S>): LayerSettings<S> {
  let checked = false;
  return {
    of: (environment) => {
      if (!checked) assertValid(table);
      checked = true;
      return rowOf(table, environment);
    },
    problems: (environment, settings) => table.rules?.(settings, environment) ?? [],
  };
}

function rowOf<S extends object>(table: SettingsTable<S>, environment: Environment): S {
  return { ...table.profiles[environment.profile.name], ...table.environments?.[environment.name] };
}

function assertValid<S extends object>(table: SettingsTable<S>): void {
  const overrides = Object.entries(table.environments ?? {});
  const problems = [
    ...Object.entries(table.profiles).flatMap(([name, row]) =>
      schemaProblems(table.schema, row, ['profiles', name]),
    ),
    ...overrides.flatMap(([name, row]) => overrideProblems(table, name, row)),
  ];
  if (problems.length === 0) problems.push(...ruleProblems(table));
  if (problems.length === 0) return;
  throw new UserError({
    code: 'SETTINGS_INVALID',
    message: `${problems.length} problem(s) in apps/${table.layer}/config.ts:\n${problemList(problems)}`,
  });
}

function overrideProblems<S extends object>(
  table: SettingsTable<S>,
  name: string,
  row: Partial<S>,
): Problem[] {
  const path = ['environments', name];
  const environment = allEnvironments().find((candidate) => candidate.name === name);
  if (!environment) {
    const known = allEnvironments().map((candidate) => candidate.name);
    return [{ path, message: `there is no such environment; expected one of ${known.join(', ')}` }];
  }
  return schemaProblems(table.schema, { ...table.profiles[environment.profile.name], ...row }, path);
}

function ruleProblems<S extends object>(table: SettingsTable<S>): Problem[] {
  return allEnvironments().flatMap((environment) =>
    (table.rules?.(rowOf(table, environment), environment) ?? []).map(({ path, message }) => ({
      path: ['environments', environment.name, ...path],
      message,
    })),
  );
}

/** A setting that patient data cannot live with; `holds` being false is a problem. */
export interface PatientDataRule<S extends object> {
  readonly setting: keyof S & string;
  /** Whether the settings are as they must be. */
  readonly holds: (settings: S) => boolean;
  /** What the setting has to be instead, with the reason where it is not plain. It ends a sentence. */
  readonly expected: string;
}

/**
 * What an environment that patient data may enter says against settings that weaken a control. Setting and data class
 * are both named, because either can be the mistake. Any other environment says nothing.
 */
export function patientDataRules<S extends object>(
  rules: readonly PatientDataRule<S>[],
): (settings: S, environment: Pick<Environment, 'dataClass'>) => Problem[] {
  return (settings, { dataClass }) => {
    if (dataClass !== 'phi') return [];
    return rules
      .filter(({ holds }) => !holds(settings))
      .map(({ setting, expected }) => ({
        path: [setting],
        message: `${JSON.stringify(settings[setting])} does not go with dataClass "phi"; expected ${expected}`,
      }));
  };
}
