import { UserError } from '@hipaa-cdk/errors';
import { type Tree, formatFiles } from '@nx/devkit';
import { assertTemplate } from './assert-template';

/** A generator as Nx calls it. */
export type Generator<O> = (tree: Tree, options: O) => Promise<void>;

/**
 * Wraps a generator, so that what it writes is formatted and a mistake is told with its code and remedy: Nx prints no
 * more of an error than its message. Nx writes nothing when it throws.
 */
export function spoken<O>(generate: (tree: Tree, options: O) => void): Generator<O> {
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
  };
}
