import { resolve } from 'node:path';
import { exampleProblems } from './example-problems';

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
