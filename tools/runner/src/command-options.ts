import { DEFAULT_ENVIRONMENT } from '@hipaa-cdk/environments/default-environment';
import { UserError } from '@hipaa-cdk/errors';
import { type Options, assertOptions } from './options';
import type { Command, RunRequest, TaskRequest } from './request';

/** What says where a command acts. */
export const ENVIRONMENT_OPTION = '--env=<environment>';

/** The environment that options name, and whether they do: a command that names none acts on this machine. */
export function askedEnvironment({ env }: Options): { readonly name: string; readonly given: boolean } {
  return { name: String(env ?? DEFAULT_ENVIRONMENT), given: env !== undefined };
}

/** Options of the commands beside the environment, as they are typed. */
export const COMMAND_OPTIONS: Readonly<Record<Command, readonly string[]>> = {
  synth: [],
  diff: [],
  deploy: [
    '--published',
    '--retire',
    '--approver=<name>',
    '--stale',
    '--wait[=<minutes>]',
    '--allow-replacement=<logical id>,...',
    '--unchecked=<reason>',
  ],
  destroy: ['--approver=<name>', '--wait[=<minutes>]'],
  recover: ['--confirm', '--skip=<logical id>,...', '--approver=<name>', '--wait[=<minutes>]'],
  status: [],
  drift: ['--report-only'],
  history: [],
  rehearse: ['--from=<commit>'],
  check: [],
};

/**
 * Refuses options that no target of the run has, and values that they cannot have, before anything is done.
 *
 * @throws UserError `OPTION_UNKNOWN`, `OPTION_REPEATED`, `OPTION_EMPTY` or `OPTION_INVALID`
 */
export function checkOptions({ tasks, commands = [] }: Pick<RunRequest, 'tasks' | 'commands'>): void {
  // Nx hands a deploy's options to the synth before it as well, so the commands of a run share theirs.
  const all = [...commands, ...tasks.map(({ command }) => command)];
  const valid = new Set([ENVIRONMENT_OPTION, ...all.flatMap((command) => COMMAND_OPTIONS[command])]);
  for (const { options } of tasks) {
    assertOptions(options, [...valid]);
    waitMinutes(options['wait']);
    skippedResources(options);
  }
  allowedReplacements(tasks);
}

const DEFAULT_MINUTES = 30;

const MOST_MINUTES = 1440;

/**
 * How long a command waits for the lock of another one.
 *
 * @param option what was given as `--wait`: nothing, the bare word, or minutes
 * @throws UserError `OPTION_INVALID`
 */
export function waitMinutes(option: unknown): number {
  if (option === undefined || option === false || option === 'false') return 0;
  if (option === true || option === '' || option === 'true') return DEFAULT_MINUTES;
  const minutes = typeof option === 'string' ? Number(option) : option;
  if (typeof minutes === 'number' && minutes > 0 && minutes <= MOST_MINUTES) return minutes;
  throw new UserError({
    code: 'OPTION_INVALID',
    message: `--wait is ${JSON.stringify(option)}; expected minutes, more than 0 and at most ${MOST_MINUTES}, or --wait alone for ${DEFAULT_MINUTES}`,
  });
}

/** Of a resource, with those of the nested stacks that it is in before it. */
const LOGICAL_ID = /^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/;

/**
 * The resources that a recovery leaves as they are, by logical id.
 *
 * @throws UserError `OPTION_INVALID` for a name that no resource can have
 */
export function skippedResources({ skip }: Options): ReadonlySet<string> {
  if (skip === undefined) return new Set();
  const names = String(skip).split(',');
  if (names.every((name) => LOGICAL_ID.test(name))) return new Set(names);
  throw new UserError({
    code: 'OPTION_INVALID',
    message: `--skip is ${JSON.stringify(skip)}; expected logical ids with commas between, as in --skip=Cluster1A2B,Key3C4D`,
  });
}

/**
 * The resources that a person allows to be replaced or removed, by logical id.
 *
 * @throws UserError `OPTION_INVALID` when there is no name, a name that no resource can have, or more than one layer to
 * look for it in
 */
export function allowedReplacements(tasks: readonly TaskRequest[]): ReadonlySet<string> {
  const deploys = tasks.filter(({ command }) => command === 'deploy');
  const given = deploys
    .map(({ options }) => options['allowReplacement'])
    .find((value) => value !== undefined);
  if (given === undefined) return new Set();
  const names = String(given).split(',');
  if (typeof given === 'boolean' || !names.every((name) => LOGICAL_ID.test(name))) {
    throw new UserError({
      code: 'OPTION_INVALID',
      message: `--allow-replacement is ${JSON.stringify(given)}; expected logical ids with commas between, as in --allow-replacement=Cluster1A2B,Key3C4D`,
    });
  }
  if (deploys.length > 1) {
    throw new UserError({
      code: 'OPTION_INVALID',
      message: `--allow-replacement names resources of one layer, but ${deploys.map(({ layer }) => layer).join(', ')} are to be deployed`,
      remedy: 'deploy that layer alone first: npx nx run <layer>:deploy',
    });
  }
  return new Set(names);
}
