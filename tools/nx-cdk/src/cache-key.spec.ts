import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const program = join(__dirname, '..', 'cache-key.mjs');
let root: string;

/** A workspace whose plugin is this one: it needs the runner, the runner needs rules, and nothing needs the layer. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cache-key-'));
  const plugin = relative(root, dirname(program)).replaceAll('\\', '/');
  const node = (name: string, folder: string) => [name, { name, data: { root: folder } }] as const;
  write(
    '.nx/workspace-data/project-graph.json',
    JSON.stringify({
      nodes: Object.fromEntries([
        node('plugin', plugin),
        node('runner', 'tools/runner'),
        node('rules', 'libs/rules'),
        node('storage', 'apps/storage'),
        node('exceptions', 'exceptions'),
        node('platform', 'platform'),
      ]),
      dependencies: { plugin: [{ target: 'runner' }], runner: [{ target: 'rules' }, { target: 'npm:zod' }] },
    }),
  );
  write('tools/runner/src/run.ts', 'run');
  write('libs/rules/src/rule.ts', 'rule');
  write('exceptions/register.ts', 'register');
  write('platform/environments/prod.ts', 'prod');
  write('apps/storage/src/main.ts', 'main');
  write('.gitignore', 'built\ncdk.out\n');
  execFileSync('git', ['init', '--quiet'], { cwd: root });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
const key = (variables: NodeJS.ProcessEnv = {}): string =>
  execFileSync(process.execPath, [program], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...variables },
    stdio: 'pipe',
  }).trim();
const keyAfter = (file: string): string => {
  write(file, 'changed');
  return key();
};

test('the same files give the same key', () => expect(key()).toBe(key()));

test.each([
  ['the runner', 'tools/runner/src/run.ts'],
  ['a rule, which only the runner imports', 'libs/rules/src/rule.ts'],
  ['an exception, which nobody imports', 'exceptions/register.ts'],
  ['an environment, which nobody imports', 'platform/environments/prod.ts'],
  ['a page that a program of the runner reads', 'tools/runner/src/report.md'],
  ['a file of a bundle that git ignores', 'apps/storage/bundle/built/index.js'],
  ['such a file of a library', 'libs/storage/built/index.js'],
  ['an entry of the cache that was found damaged', '.nx/workspace-data/damaged-cache'],
])('%s changes the key', (_, file) => {
  const before = key();
  expect(keyAfter(file)).not.toBe(before);
});

test.each([
  ['a file of a layer, which Nx hashes itself', 'apps/storage/src/main.ts'],
  ['a test of a rule', 'libs/rules/src/rule.spec.ts'],
  ['a page about the rules', 'libs/rules/README.md'],
  ['what the CDK left in the folder of a layer', 'apps/storage/cdk.out/template.json'],
])('%s does not', (_, file) => {
  const before = key();
  expect(keyAfter(file)).toBe(before);
});

test('a variable of the CDK changes the key, and what the CDK guesses from a profile does not', () => {
  expect(key({ CDK_CONTEXT_JSON: '{}' })).not.toBe(key());
  expect(key({ CDK_DEFAULT_REGION: 'eu-west-1' })).toBe(key());
});

test.each([
  ['a layer', 'apps/storage/src/main.ts'],
  ['a library', 'libs/storage/src/bucket.ts'],
])('where nobody has made a repository, every file of %s changes the key', (_, file) => {
  rmSync(join(root, '.git'), { recursive: true });
  const before = key();
  expect(keyAfter(file)).not.toBe(before);
});

test('without a project graph there is no key', () => {
  rmSync(join(root, '.nx'), { recursive: true });
  expect(() => key()).toThrow('project-graph.json');
});
