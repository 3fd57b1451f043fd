import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkInputs, synthInputs } from './target-inputs';

let workspaceRoot: string;
beforeEach(() => (workspaceRoot = mkdtempSync(join(tmpdir(), 'inputs-'))));
afterEach(() => rmSync(workspaceRoot, { recursive: true }));

function project(root: string): void {
  mkdirSync(join(workspaceRoot, root), { recursive: true });
  writeFileSync(join(workspaceRoot, root, 'project.json'), '{}');
}
const packagesOf = (inputs: readonly unknown[]) =>
  inputs.flatMap((input) => (input as { externalDependencies?: string[] }).externalDependencies ?? []);
const projectsOf = (inputs: readonly unknown[]) =>
  inputs.flatMap((input) => (input as { projects?: string[] }).projects ?? []);

test('tests do not count where the workspace tells them apart', () => {
  const namedInputs = { production: ['default'] };
  expect(synthInputs({ workspaceRoot, namedInputs }).slice(0, 2)).toEqual(['production', '^production']);
  expect(checkInputs({ workspaceRoot, namedInputs }).slice(0, 2)).toEqual(['production', '^production']);
});

test('a workspace that names no such files is asked for none', () => {
  expect(synthInputs({ workspaceRoot }).slice(0, 2)).toEqual(['default', '^default']);
});

test('what makes templates and judges them counts as packages where it is installed', () => {
  expect(packagesOf(synthInputs({ workspaceRoot }))).toContain('@hipaa-cdk/layer');
  expect(packagesOf(checkInputs({ workspaceRoot }))).toEqual(
    expect.arrayContaining(['@hipaa-cdk/layer', '@hipaa-cdk/compliance']),
  );
  expect(projectsOf(checkInputs({ workspaceRoot }))).toEqual([]);
});

test('it counts as projects where it is made', () => {
  project('libs/layer');
  project('libs/compliance');
  project('exceptions');
  const inputs = checkInputs({ workspaceRoot });
  expect(packagesOf(inputs).filter((name) => name.startsWith('@hipaa-cdk/'))).toEqual([]);
  expect(projectsOf(inputs)).toEqual(
    expect.arrayContaining(['compliance', 'rules', 'templates', 'exceptions']),
  );
});

test('a check is made again on another day, because exceptions expire', () => {
  expect(checkInputs({ workspaceRoot })).toContainEqual({
    runtime: expect.stringContaining('new Date()') as string,
  });
});
