import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_VERSION, buildspec } from '.';

const workspaceRoot = join(__dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(workspaceRoot, file), 'utf8');

test('pipelines run on the Node that people are told to use', () => {
  expect(NODE_VERSION).toBe(read('.nvmrc').trim());
});

test('pipelines run on a Node that the workspace supports', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  expect(engines.node.split(' || ').map((range) => range.split('.')[0])).toContain(`^${NODE_VERSION}`);
});

test('a build of CodeBuild asks its image for that Node', () => {
  const spec = JSON.parse(buildspec([])) as { phases: { install: object } };
  expect(spec.phases.install).toEqual({ 'runtime-versions': { nodejs: NODE_VERSION } });
});
