import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { CfnResource } from 'aws-cdk-lib';
import { scratchStack } from './scratch-stack';
import { temporaryDirectory } from './temporary-directory';

const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('cdk.out'));

test('nothing is left behind', () => {
  const before = left();
  temporaryDirectory((directory) => scratchStack(directory));
  expect(left().filter((name) => !before.includes(name))).toEqual([]);
});

test('two stacks are in two apps', () => {
  temporaryDirectory((directory) => {
    expect(scratchStack(directory).node.root).not.toBe(scratchStack(directory).node.root);
  });
});

test('no time is spent on where a resource was made', () => {
  const stack = temporaryDirectory(scratchStack);
  expect(new CfnResource(stack, 'Any', { type: 'Custom::Any' }).creationStack).toEqual([]);
});
