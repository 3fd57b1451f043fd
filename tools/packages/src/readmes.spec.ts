import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exampleProblems, allExamples, examplesIn } from './examples';
import { publishables } from './publishable';
import { readmeOf } from './readme-of';

const workspaceRoot = resolve(__dirname, '../../..');
const packages = publishables(workspaceRoot);
const named = packages.map((one) => [one.manifest.name, one] as const);

test('every example of every README compiles as it stands', async () => {
  const examples = await allExamples(workspaceRoot, packages);
  expect(exampleProblems(workspaceRoot, examples)).toBe('');
  // The compiler reads the declarations of the CDK.
}, 300_000);

test.each(named)('%s says how to install it, and has a first example', async (name, one) => {
  const readme = await readmeOf(workspaceRoot, one);
  expect(readme.split('\n')[0]).toBe(`# ${name}`);
  expect(readme).toMatch(new RegExp(`^npm install (?:--save-dev )?${name}\\b`, 'm'));
  expect(examplesIn(readme)).not.toEqual([]);
});

test.each(named)('%s links to files that are there', (_name, { root }) => {
  const file = join(workspaceRoot, root, 'README.md');
  const readme = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(workspaceRoot, root, link)))).toEqual([]);
});
