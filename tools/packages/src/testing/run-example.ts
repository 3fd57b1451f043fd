import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import * as ts from 'typescript';
import { type Example, PLATFORM, examplesIn } from '../examples';

const workspaceRoot = resolve(__dirname, '../../../..');
/** README that defines the platform for the examples of all others. */
const PLATFORM_README = 'libs/environments';

/**
 * Runs one example of the README in a folder as somebody would who copied it into a file.
 *
 * @returns what it exports
 */
export function runExample<T extends object>(folder: string, index = 0): T {
  const example = examplesOf(folder)[index];
  if (!example) throw new Error(`${folder}/README.md has no example ${index}`);
  return run(example) as T;
}

function examplesOf(folder: string): Example[] {
  return examplesIn(readFileSync(resolve(workspaceRoot, folder, 'README.md'), 'utf8'));
}

let isPlatformDefined = false;

function run({ path, text }: Example): object {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const load = (name: string): unknown => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- examples share the modules of the test, which only its own require gives
    if (!name.startsWith('.')) return require(name);
    if (`${posix.join(posix.dirname(path), name)}/index.ts` !== PLATFORM)
      throw new Error(`${path} imports ${name}; expected packages and the platform`);
    // A process has one platform: it is defined once, as a module would be.
    if (!isPlatformDefined) examplesOf(PLATFORM_README).slice(0, 1).forEach(run);
    isPlatformDefined = true;
    return {};
  };
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputText)(
    module,
    module.exports,
    Object.assign(load, { main: undefined }),
  );
  return module.exports;
}
