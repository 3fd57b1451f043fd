import type { Command, TaskRequest } from '../request';
import { allowedReplacements } from './allowed-replacements';

const task = (layer: string, command: Command, allowReplacement?: unknown): TaskRequest => ({
  id: `${layer}:${command}`,
  layer,
  command,
  options: allowReplacement === undefined ? {} : { allowReplacement },
});
const refused = expect.objectContaining({ code: 'OPTION_INVALID' });

test('without the option nothing is allowed', () => {
  expect(allowedReplacements([task('database', 'deploy')]).size).toBe(0);
});

test('names stand with commas between', () => {
  expect([...allowedReplacements([task('database', 'deploy', 'Cluster1,Key2')])]).toEqual([
    'Cluster1',
    'Key2',
  ]);
});

test.each([true, '', 'A,', 'A B', 'A-B', 'Layer/Thing'])('%j names no resource', (option) => {
  expect(() => allowedReplacements([task('database', 'deploy', option)])).toThrow(refused);
});

test('an allowance for several layers at once is refused: nobody could tell whose names they are', () => {
  const tasks = [task('database', 'deploy', 'A'), task('network', 'deploy', 'A')];
  expect(() => allowedReplacements(tasks)).toThrow(refused);
});

test('the synth before a deploy, which Nx gives the same options, is no second layer', () => {
  const tasks = [task('database', 'synth', 'A'), task('database', 'deploy', 'A')];
  expect([...allowedReplacements(tasks)]).toEqual(['A']);
});
