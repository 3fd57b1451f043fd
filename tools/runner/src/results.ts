import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Command, TaskRequest } from './request';

/** Variable that names the file into which runners write how each task ended, for the program that started Nx. */
export const RESULTS_VARIABLE = 'NX_CDK_RESULTS';

interface Result {
  readonly layer: string;
  readonly command: Command;
  readonly success: boolean;
}

/** Writes down how a task ended, where somebody asked for it. */
export function noteResult(
  { layer, command }: TaskRequest,
  success: boolean,
  shell: NodeJS.ProcessEnv,
): void {
  const file = shell[RESULTS_VARIABLE];
  if (!file) return;
  const result: Result = { layer, command, success };
  appendFileSync(file, `${JSON.stringify(result)}\n`);
}

/** Layers for which a command has come through; an exit code of Nx does not say whether it ran at all. */
export function succeeded(file: string, command: Command): ReadonlySet<string> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const results = lines.map((line) => JSON.parse(line) as Result).filter((one) => one.command === command);
  const failed = new Set(results.filter(({ success }) => !success).map(({ layer }) => layer));
  return new Set(results.map(({ layer }) => layer).filter((layer) => !failed.has(layer)));
}
