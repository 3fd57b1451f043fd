import { spawn } from 'node:child_process';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import type { ExecutorContext } from '@nx/devkit';
import {
  type Options,
  assertOptions,
  commandLine,
  numbersAsTyped,
  optionsFromNx,
} from '@hipaa-cdk/runner/options';
import { programVariables, TYPESCRIPT_LOADER } from '@hipaa-cdk/runner/program';

/** What a target says about its script. */
export interface ScriptTarget {
  /** File, relative to the workspace. */
  readonly script: string;
  /** Arguments that the script always gets first. */
  readonly args?: readonly string[];
  /** Options that a person may give, as they are typed: `--env=<environment>`, `--plan`, `--tags=<list>...`. */
  readonly accepts?: readonly string[];
}

/** Options of a target itself, which nobody gives on a command line. */
const OF_TARGET = ['script', 'args', 'accepts'];

/**
 * Runs a script of the workspace in a process of its own, and no shell in between: what a person gives reaches it as it
 * is, once it is among the options that the target accepts.
 */
export default async function script(
  options: Options,
  context: Pick<ExecutorContext, 'root' | 'target'> & Partial<ExecutorContext>,
): Promise<{ success: boolean }> {
  const { root, target, taskGraph, projectName, targetName } = context;
  const task = Object.values(taskGraph?.tasks ?? {}).find(
    (one) => one.target.project === projectName && one.target.target === targetName,
  );
  const { script: file, args = [], accepts = [] } = target?.options as ScriptTarget;
  let given: string[];
  try {
    const exact = numbersAsTyped(options, task?.overrides as Options | undefined);
    given = scriptArguments(exact, target?.options as Options, accepts);
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    return { success: false };
  }
  const child = spawn(process.execPath, [...TYPESCRIPT_LOADER, file, ...args, ...given], {
    cwd: root,
    stdio: 'inherit',
    env: programVariables(),
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  return { success: code === 0 };
}

/**
 * What a script gets on its command line.
 *
 * @throws UserError `OPTION_UNKNOWN`, `OPTION_REPEATED`, `OPTION_EMPTY` or `OPTION_INVALID`
 */
export function scriptArguments(options: Options, target: Options, accepts: readonly string[]): string[] {
  const given = Object.entries(options).filter(
    ([name, value]) => !OF_TARGET.includes(name) || JSON.stringify(value) !== JSON.stringify(target[name]),
  );
  const named = optionsFromNx(Object.fromEntries(given));
  assertOptions(named, accepts);
  return commandLine(named, accepts);
}
