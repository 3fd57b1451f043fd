import { waitMinutes } from './lock/wait-minutes';
import { assertOptions } from './options';
import { allowedReplacements } from './protection/allowed-replacements';
import type { Command, RunRequest } from './request';

/** What says where a command acts. */
export const ENVIRONMENT_OPTION = '--env=<environment>';

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
  ],
  destroy: ['--approver=<name>', '--wait[=<minutes>]'],
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
  }
  allowedReplacements(tasks);
}
