import { failedLayers, isFailed } from './failed-layers';
import type { Rehearsed } from './rehearse-layers';

const changes = { added: [], changed: [], replaced: [], removed: [] };
const network = (result: Rehearsed['result']): Rehearsed => ({ layer: 'network', result, changes });
const storage = (result: Rehearsed['result']): Rehearsed => ({ layer: 'storage', result, changes });

test.each(['failed', 'rolled back', 'skipped'] as const)(
  'a layer that is %s is not what it should be',
  (result) => {
    expect(isFailed(network(result))).toBe(true);
    expect([...failedLayers([], [network(result), storage('updated')])]).toEqual(['network']);
  },
);

test.each(['created', 'updated', 'unchanged'] as const)('a layer that is %s is', (result) => {
  expect(isFailed(network(result))).toBe(false);
});

test('a layer that did not come up as it was fails every layer', () => {
  const failed = failedLayers([network('rolled back')], [network('updated'), storage('unchanged')]);
  expect([...failed]).toEqual(['network', 'storage']);
});
