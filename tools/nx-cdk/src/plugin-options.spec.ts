import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_OPTIONS } from '@hipaa-cdk/runner/command-options';
import { COMMANDS, type PluginOptions, resolveOptions } from './plugin-options';

test('without options everything is where this repository has it', () => {
  expect(resolveOptions()).toEqual({
    layersFolder: 'apps',
    environmentsFolder: 'platform/environments',
    targetNames: Object.fromEntries(COMMANDS.map((command) => [command, command])),
  });
});

test('every command of the runner has a target', () => {
  expect([...COMMANDS].sort()).toEqual(Object.keys(COMMAND_OPTIONS).sort());
});

test('the schema has every option, with the default that it has here', () => {
  const { properties } = JSON.parse(readFileSync(join(__dirname, '..', 'plugin-schema.json'), 'utf8')) as {
    properties: Record<string, { default: string }>;
  };
  const { targetNames, ...folders } = resolveOptions();
  const names = Object.entries(targetNames).map(([command, name]) => [`${command}TargetName`, name]);
  const inSchema = Object.entries(properties).map(([option, { default: value }]) => [option, value]);
  expect(Object.fromEntries(inSchema)).toEqual({ ...folders, ...Object.fromEntries(names) });
});

test.each([
  [{ deployTarget: 'x' }, /"deployTarget" is no option; expected some of layersFolder, .*deployTargetName/],
  [{ layersFolder: '../apps' }, /layersFolder is "..\/apps"; expected a folder/],
  [{ layersFolder: 1 }, /layersFolder is 1; expected a folder/],
  [{ statusTargetName: 'a b' }, /statusTargetName is "a b"; expected the name of a target/],
  [{ statusTargetName: 'deploy' }, /statusTargetName is "deploy", as is another/],
])('%j is refused with what was expected', (options, message) => {
  expect(() => resolveOptions(options as PluginOptions)).toThrow(message);
});
