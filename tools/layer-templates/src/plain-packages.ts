import { readFileSync } from 'node:fs';
import Module from 'node:module';

/*
 * Loaded after the loader of TypeScript, which reads every file of every package as well: with the CDK library, a tenth of
 * what a synthesis costs. Packages are JavaScript, and are loaded as Node loads them.
 */

interface CommonJs extends NodeModule {
  _compile(code: string, file: string): unknown;
}
type Load = (module: CommonJs, file: string) => unknown;

const { _extensions: extensions } = Module as unknown as { readonly _extensions: Record<'.js', Load> };
const withLoader = extensions['.js'];

extensions['.js'] = (module, file) => {
  if (!/[\\/]node_modules[\\/]/.test(file)) return withLoader(module, file);
  try {
    return module._compile(readFileSync(file, 'utf8'), file);
  } catch (error) {
    // A package of ECMAScript modules, which Node 20 cannot require.
    if (error instanceof SyntaxError) return withLoader(module, file);
    throw error;
  }
};
