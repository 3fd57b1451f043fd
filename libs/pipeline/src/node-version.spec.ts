import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_VERSION, TESTED_NODE_VERSIONS, buildspec } from '.';

const workspaceRoot = join(__dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(workspaceRoot, file), 'utf8');

test('pipelines run on the Node that people are told to use', () => {
  expect(NODE_VERSION).toBe(read('.nvmrc').trim());
});

test('pipelines run on a Node that the workspace supports', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  expect(engines.node.split(' || ').map((range) => range.split('.')[0])).toContain(`^${NODE_VERSION}`);
});

test('every version that the workspace admits is tested, but those that are past their end', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  const ranges = engines.node.split(' || ').map((range) => /^(\^|>=)(\d+)/.exec(range)?.slice(1) ?? []);
  // From the oldest of an open range on, everything is admitted: the newest is tested beside it.
  const admitted = ranges.flatMap(([operator, major = '']) =>
    operator === '>=' ? [major, 'current'] : [major],
  );
  const PAST_THEIR_END = ['20'];
  expect(TESTED_NODE_VERSIONS).toEqual(admitted.filter((version) => !PAST_THEIR_END.includes(version)));
});

test('what people read names the versions that are tested', () => {
  expect(read('CONTRIBUTING.md')).toContain(
    'Node 22 (`.nvmrc`), 24 and the current release'.replace('22', NODE_VERSION),
  );
});

test('a build of CodeBuild asks its image for that Node', () => {
  const spec = JSON.parse(buildspec([])) as { phases: { install: object } };
  expect(spec.phases.install).toEqual({ 'runtime-versions': { nodejs: NODE_VERSION } });
});
