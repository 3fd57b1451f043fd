import { UserError } from '@hipaa-cdk/errors';
import { waitMinutes } from './lock/wait-minutes';
import { allowedReplacements } from './protection/allowed-replacements';
import type { Command, TaskRequest } from './request';

/** Options of every command, and Nx's own that reach an executor. */
const COMMON = ['env', 'batch', 'verbose'];
const PER_COMMAND: Readonly<Record<Command, readonly string[]>> = {
  synth: [],
  diff: [],
  deploy: ['published', 'retire', 'approver', 'stale', 'wait', 'allowReplacement'],
  destroy: ['approver', 'wait'],
  status: [],
  drift: ['report-only', 'reportOnly'],
  history: [],
  rehearse: ['from'],
  check: [],
};

/**
 * Refuses options that no target of the run has, and values that they cannot have. Nx itself would say so with a stack
 * trace.
 *
 * @throws UserError `OPTION_UNKNOWN` listing the valid ones, or `OPTION_INVALID`
 */
export function checkOptions(tasks: readonly TaskRequest[]): void {
  // Nx hands a deploy's options to the synth before it as well, so the commands of a run share theirs.
  const valid = [...new Set(tasks.flatMap(({ command }) => [...COMMON, ...PER_COMMAND[command]]))];
  const given = [...new Set(tasks.flatMap(({ options }) => Object.keys(options)))];
  const unknown = given.filter((option) => !valid.includes(option) && !option.startsWith('_'));
  if (unknown.length > 0) {
    throw new UserError({
      code: 'OPTION_UNKNOWN',
      message: `unknown option ${unknown.map(asTyped).join(', ')}; expected ${[
        ...new Set(valid.filter((option) => option !== 'batch' && option !== 'verbose').map(asTyped)),
      ].join(', ')}`,
    });
  }
  for (const { options } of tasks) waitMinutes(options['wait']);
  allowedReplacements(tasks);
}

/** Nx turns `--two-words` into `twoWords` on the way here. */
function asTyped(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
