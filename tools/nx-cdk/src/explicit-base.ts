import { spawnSync } from 'node:child_process';
import type { PreTasksExecution } from '@nx/devkit';
import { type PluginOptions, resolveOptions } from './plugin-options';

/** As nx.json has it. */
const DEFAULT_BASE = 'main';

/** Options that say what has changed, or that everything has. */
const EXPLICIT = /^--(?:base|files|stdin|all|uncommitted|untracked)(?:=|$)/;

/**
 * Called by Nx before it runs tasks, also when it has selected none: refuses an affected deploy of continuous integration
 * that does not say what to compare with. Nx would compare the main branch with itself, deploy nothing, and succeed.
 *
 * @throws Error `BASE_MISSING`
 */
export const preTasksExecution: PreTasksExecution<PluginOptions | undefined> = (
  options,
  { argv, workspaceRoot },
) => {
  const { deploy } = resolveOptions(options).targetNames;
  if (selectsNothingSilently(argv, process.env, deploy)) {
    return Promise.reject(
      new Error(
        'BASE_MISSING: an affected deploy in continuous integration must say what it compares with: there, the default\n' +
          'base is the commit itself, nothing is affected, and nothing would be deployed.\n' +
          '  → npx nx run platform:deploy-affected --env=<environment>\n' +
          '    compares with what that environment was last deployed from; or give --base=<commit>, or NX_BASE',
      ),
    );
  }
  const told = comparison(argv, process.env, (...words) => git(workspaceRoot, words), deploy);
  if (told) process.stderr.write(`${told}\n`);
  return Promise.resolve();
};

/**
 * What an affected deploy that a person typed compares with, where that is not what they may believe: on the main branch, Nx
 * compares a commit with itself, and sees only what is not committed yet.
 *
 * @param git gives the output of a git command; undefined where it fails
 */
export function comparison(
  argv: readonly string[],
  shell: NodeJS.ProcessEnv,
  git: (...words: string[]) => string | undefined,
  deploy = 'deploy',
): string | undefined {
  if (shell['NX_BASE'] || !isAffectedDeploy(argv.slice(2), deploy)) return undefined;
  const [head, base] = [git('rev-parse', 'HEAD'), git('merge-base', DEFAULT_BASE, 'HEAD')];
  if (head === undefined || head !== base) return undefined;
  return (
    `compared with ${DEFAULT_BASE}, which is this very commit (${head.slice(0, 7)}): only what is not committed counts as changed.\n` +
    '  → npx nx run platform:deploy-affected --env=<environment>\n' +
    '    compares with what that environment was last deployed from; or give --base=HEAD~1'
  );
}

function git(cwd: string, words: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', words, { cwd, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Whether this is `nx affected` of a deploy, in continuous integration, without anything to compare with. */
export function selectsNothingSilently(
  argv: readonly string[],
  shell: NodeJS.ProcessEnv,
  deploy = 'deploy',
): boolean {
  const isCi = shell['CI'] !== undefined && shell['CI'] !== '' && shell['CI'] !== 'false';
  if (!isCi || shell['NX_BASE']) return false;
  return isAffectedDeploy(argv.slice(2), deploy);
}

/** Whether it deploys what is affected without saying compared with what. */
function isAffectedDeploy(words: readonly string[], deploy: string): boolean {
  const isAffected = words.find((word) => !word.startsWith('-')) === 'affected';
  return isAffected && targets(words).includes(deploy) && !words.some((word) => EXPLICIT.test(word));
}

/** `-t deploy lint`, `-t=deploy,lint`, `--target deploy`, `--targets=deploy`. */
function targets(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const [option, inline] = /^(?:-t|--targets?)(?:=(.*))?$/.exec(word) ?? [];
    if (option === undefined) return [];
    if (inline !== undefined) return inline.split(',');
    const rest = words.slice(index + 1);
    const end = rest.findIndex((next) => next.startsWith('-'));
    return rest.slice(0, end < 0 ? rest.length : end).flatMap((next) => next.split(','));
  });
}
