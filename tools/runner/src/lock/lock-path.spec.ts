import { layerPath } from '@hipaa-cdk/parameters/path';
import { accountLayers, findEnvironment } from '@hipaa-cdk/platform';
import { lockPath } from './lock-path';

const [dev, test_, prod] = ['dev', 'test', 'prod'].map(findEnvironment) as [never, never, never];

test('a lock has a path of its own in the environment', () => {
  expect(lockPath(prod, 'database')).toBe('/hipaa/prod/locks/database');
});

test('a lock is no entry of its layer: readers and lists of published values never meet it', () => {
  expect(lockPath(prod, 'database').startsWith(layerPath('prod', 'database'))).toBe(false);
});

test('environments do not lock each other out', () => {
  expect(lockPath(dev, 'database')).not.toBe(lockPath(test_, 'database'));
});

test.each(accountLayers)('environments that share the stack of %s share its lock', (layer) => {
  expect(lockPath(dev, layer)).toBe(lockPath(test_, layer));
});
