import { UserError } from '@hipaa-cdk/errors';
import type { Command, TaskRequest } from './request';

/** Options of every command, and Nx's own that reach an executor. */
const COMMON = ['env', 'batch', 'verbose'];
const PER_COMMAND: Readonly<Record<Command, readonly string[]>> = {
  synth: [],
  diff: [],
  deploy: ['published', 'retire', 'approver', 'stale'],
  destroy: ['approver'],
  status: [],
  drift: ['report-only', 'reportOnly'],
  history: [],
  rehearse: ['from'],
  check: [],
};

/**
 * Refuses options that no target of the run has. Nx itself would say so with a stack trace.
 *
 * @throws UserError `OPTION_UNKNOWN` listing the valid ones
 */
export function checkOptions(tasks: readonly TaskRequest[]): void {
  // Nx hands a deploy's options to the synth before it as well, so the commands of a run share theirs.
  const valid = [...new Set(tasks.flatMap(({ command }) => [...COMMON, ...PER_COMMAND[command]]))];
  const given = [...new Set(tasks.flatMap(({ options }) => Object.keys(options)))];
  const unknown = given.filter((option) => !valid.includes(option) && !option.startsWith('_'));
  if (unknown.length === 0) return;
  throw new UserError({
    code: 'OPTION_UNKNOWN',
    message: `unknown option ${unknown.map((option) => `--${option}`).join(', ')}; expected ${valid
      .filter((option) => option !== 'batch' && option !== 'verbose' && !/[A-Z]/.test(option))
      .map((option) => `--${option}`)
      .join(', ')}`,
  });
}
