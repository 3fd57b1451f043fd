import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { allExamples, examplesIn, exampleProblems } from './examples';
import type { Publishable } from './publishable';

const block = (text: string, language = 'ts'): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

test('blocks of TypeScript are examples, and no others', () => {
  const readme = `# clinic\n${block('npm install', 'sh')}words\n${block('const a = 1;')}${block('{}', 'json')}`;
  expect(examplesIn(readme)).toEqual([{ path: 'bin/example-1.ts', text: 'const a = 1;\n' }]);
});

test('an example is named by the comment that it starts with, and by its number without one', () => {
  const readme = `${block('// platform/index.ts\nexport {};')}${block('// Says hello.\nexport {};')}`;
  expect(examplesIn(readme).map(({ path }) => path)).toEqual(['platform/index.ts', 'bin/example-2.ts']);
});

test('a README without examples has none', () => {
  expect(examplesIn('# clinic\n')).toEqual([]);
});

describe('of all packages', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'examples-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  const publishable = (name: string, readme: string): Publishable => {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'README.md'), readme);
    const manifest = { name: `@acme/${name}`, version: '1.0.0', description: '', license: '', exports: {} };
    return { root: name, manifest };
  };

  test('each has a folder, with the platform in it', async () => {
    const platform = '// platform/index.ts\nexport {};';
    const packages = [
      publishable('places', block(platform)),
      publishable('tags', block('// bin/app.ts\nimport "../platform";')),
    ];
    await expect(allExamples(root, packages)).resolves.toEqual(
      new Map([
        ['places/platform/index.ts', `${platform}\n`],
        ['tags/platform/index.ts', `${platform}\n`],
        ['tags/bin/app.ts', '// bin/app.ts\nimport "../platform";\n'],
      ]),
    );
  });

  test('without a platform there are only the examples', async () => {
    const packages = [publishable('tags', block('export {};'))];
    await expect(allExamples(root, packages)).resolves.toEqual(
      new Map([['tags/bin/example-1.ts', 'export {};\n']]),
    );
  });
});

const workspaceRoot = resolve(__dirname, '../../..');
const problemsOf = (examples: Readonly<Record<string, string>>): string =>
  exampleProblems(workspaceRoot, new Map(Object.entries(examples)));

test('packages are found by the names that others import them by', () => {
  const text = "import { UserError } from '@hipaa-cdk/errors';\nconsole.log(UserError.is(1));\n";
  expect(problemsOf({ 'errors/bin/app.ts': text })).toBe('');
});

test('an example may import another file of its folder', () => {
  expect(
    problemsOf({
      'a/platform/index.ts': 'export const name = 1;\n',
      'a/bin/app.ts': "import { name } from '../platform';\nconsole.log(name);\n",
    }),
  ).toBe('');
});

test.each([
  ['a name that is not exported', "import { Gone } from '@hipaa-cdk/errors';\nconsole.log(Gone);\n", 'Gone'],
  ['a module that is not there', "import '@hipaa-cdk/gone';\n", 'gone'],
  ['a type that does not fit', 'export const days: number = "one";\n', "'string' is not assignable"],
  ['a name that is used nowhere', "import { UserError } from '@hipaa-cdk/errors';\n", 'never'],
  ['a sentence that does not end', 'export const days = (1;\n', "')' expected"],
])('%s is a problem, with its place', (_what, text, problem) => {
  const report = problemsOf({ 'errors/bin/app.ts': text });
  expect(report).toContain('tools/packages/examples/errors/bin/app.ts(1,');
  expect(report).toContain(problem);
});
