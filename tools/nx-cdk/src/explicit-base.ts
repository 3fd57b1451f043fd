import type { PreTasksExecution } from '@nx/devkit';
import { type PluginOptions, resolveOptions } from './plugin-options';

/** Options that say what has changed, or that everything has. */
const EXPLICIT = /^--(?:base|files|stdin|all|uncommitted|untracked)(?:=|$)/;

/**
 * Called by Nx before it runs tasks, also when it has selected none: refuses an affected deploy of continuous integration
 * that does not say what to compare with. Nx would compare the main branch with itself, deploy nothing, and succeed.
 *
 * @throws Error `BASE_MISSING`
 */
export const preTasksExecution: PreTasksExecution<PluginOptions | undefined> = (options, { argv }) => {
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
  return Promise.resolve();
};

/** Whether this is `nx affected` of a deploy, in continuous integration, without anything to compare with. */
export function selectsNothingSilently(
  argv: readonly string[],
  shell: NodeJS.ProcessEnv,
  deploy = 'deploy',
): boolean {
  const isCi = shell['CI'] !== undefined && shell['CI'] !== '' && shell['CI'] !== 'false';
  if (!isCi || shell['NX_BASE']) return false;
  const words = argv.slice(2);
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
