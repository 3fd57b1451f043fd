import { execFileSync } from 'node:child_process';
import { UserError } from '@hipaa-cdk/errors';
import { type GeneratorCallback, type Tree, formatFiles } from '@nx/devkit';
import { PLATFORM } from './workspace';

/** A generator as Nx calls it; what it returns is called once all is written. */
export type Generator<O> = (tree: Tree, options: O) => Promise<GeneratorCallback>;

/**
 * Wraps a generator, so that what it writes is formatted and a mistake is told with its code and remedy: Nx prints no
 * more of an error than its message. Nx writes nothing when it throws.
 *
 * @param afterwards what is done in the folder of the workspace once the files are written
 */
export function defineGenerator<O>(
  generate: (tree: Tree, options: O) => void,
  afterwards: (root: string) => void = () => undefined,
): Generator<O> {
  return async (tree, options) => {
    try {
      assertTemplate(tree);
      generate(tree, options);
    } catch (error) {
      if (!UserError.is(error)) throw error;
      throw new Error(`${error.code}: ${error.message}${error.remedy ? `; ${error.remedy}` : ''}`, {
        cause: error,
      });
    }
    await formatFiles(tree);
    return () => {
      afterwards(tree.root);
    };
  };
}

/** Files that generators write to, and that only a fork of the template has all of. */
const NEEDED = [PLATFORM, 'tsconfig.base.json', 'jest.preset.js'];

/**
 * Refuses a workspace that is no fork of the template, where half of what a generator writes would have no place.
 *
 * @throws UserError `WORKSPACE_OTHER`
 */
export function assertTemplate(tree: Tree): void {
  const missing = NEEDED.filter((file) => !tree.exists(file));
  if (missing.length === 0) return;
  throw new UserError({
    code: 'WORKSPACE_OTHER',
    message: `this workspace has no ${missing.join(', no ')}; expected a fork of the template, which the generators are for`,
  });
}

/**
 * Refuses an owner that GitHub could not know as a team.
 *
 * @throws UserError `OWNER_INVALID`
 */
export function assertOwner(owner: string | undefined): void {
  if (owner === undefined || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(owner)) return;
  throw new UserError({
    code: 'OWNER_INVALID',
    message: `${JSON.stringify(owner)} is no name of a team; expected lower-case letters, digits and hyphens, such as "team-payments"`,
  });
}

/**
 * Refuses a text that would end a quoted string, or not fit the description of a stack.
 *
 * @throws UserError `TEXT_INVALID`
 */
export function assertText(option: string, text: string | undefined, most: number): void {
  if (text === undefined || (/^[^'"`\\<>\n\r]+$/.test(text) && text.trim() === text && text.length <= most))
    return;
  throw new UserError({
    code: 'TEXT_INVALID',
    message: `--${option} is ${JSON.stringify(text)}; expected 1 to ${most} characters on one line, without quotes, backslashes and angle brackets`,
  });
}

/** Makes anew what is generated from the platform and the layers: CODEOWNERS, workflows, tables of the README. */
export function generateAnew(root: string): void {
  const nx = require.resolve('nx/bin/nx.js', { paths: [root] });
  execFileSync(process.execPath, [nx, 'run-many', '-t', 'generate', '--outputStyle=static'], {
    cwd: root,
    stdio: 'inherit',
  });
}
