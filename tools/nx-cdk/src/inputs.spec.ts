import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkInputs, synthInputs } from './inputs';

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

test('a check is made again on another day, because exceptions expire', () => {
  expect(checkInputs({ workspaceRoot })).toContainEqual({
    runtime: expect.stringContaining('new Date()') as string,
  });
});
