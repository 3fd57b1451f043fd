import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile';
import { publishables } from './publishable';
import { type SmallProject, SmallWorkspace } from './testing/small-workspace';

jest.setTimeout(60_000);

let workspace: SmallWorkspace;
afterEach(() => workspace.dispose());

function compiled(...projects: readonly SmallProject[]): string {
  workspace = new SmallWorkspace(projects);
  workspace.write('libs/words/src/run.ts', 'console.log(1);\n');
  workspace.write('libs/words/src/unused.ts', 'export const unused = 1;\n');
  const folder = join(workspace.root, 'out');
  compile(workspace.root, publishables(workspace.root), folder);
  return folder;
}

test('each package is compiled where it lies, with declarations that name packages as others import them', () => {
  const folder = compiled(
    { name: 'words', source: 'export interface Word { readonly text: string }\n' },
    {
      name: 'greetings',
      source: "import type { Word } from '@acme/words';\nexport const first = (words: Word[]) => words[0];\n",
    },
  );
  const declarations = readFileSync(join(folder, 'libs/greetings/src/index.d.ts'), 'utf8');
  expect(declarations).toContain("import type { Word } from '@acme/words';");
  expect(readFileSync(join(folder, 'libs/greetings/src/index.js'), 'utf8')).toContain('exports.first');
});

test('programs are compiled, and what nothing needs is not', () => {
  const folder = compiled({
    name: 'words',
    source: 'export {};\n',
    manifest: { programs: ['src/run.ts'], exports: { '.': './src/index.ts', './data': './data.json' } },
  });
  expect(existsSync(join(folder, 'libs/words/src/run.js'))).toBe(true);
  expect(existsSync(join(folder, 'libs/words/src/unused.js'))).toBe(false);
});

test('all that the compiler refuses is listed, with file and line', () => {
  const broken = "export const one: number = 'one';\nexport const two: Gone = 2;\n";
  expect(() => compiled({ name: 'words', source: broken })).toThrow(
    expect.objectContaining({
      code: 'PACKAGES_INVALID',
      message: expect.stringMatching(
        /^2 problem\(s\)[^]*libs\/words\/src\/index\.ts\(1,14\)[^]*\(2,19\): error TS2304/,
      ) as string,
    }),
  );
});
