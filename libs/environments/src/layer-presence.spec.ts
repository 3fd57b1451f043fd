import { canHaveLayer, environmentFor, hasLayer } from './layer-presence';
import { findEnvironment } from './registry';
import './testing/example-platform';

const onEcs = { ...findEnvironment('test'), layers: 'all' as const, compute: 'ecs' as const };

test.each([
  ['network', true],
  ['compute-ecs', true],
  ['compute-beanstalk', false],
])('an environment with all layers, on ecs, has %s: %s', (layer, there) => {
  expect(hasLayer(onEcs, layer)).toBe(there);
});

test('a layer that is not selected is not there, the compute of choice included', () => {
  expect(hasLayer({ ...onEcs, layers: { only: ['network'] } }, 'compute-ecs')).toBe(false);
});

test('a compute sees the environment that has chosen it', () => {
  expect(environmentFor(onEcs, 'compute-beanstalk')).toEqual({ ...onEcs, compute: 'beanstalk' });
});

test('a layer of the account sees what its environments share', () => {
  expect(environmentFor(onEcs, 'audit').name).toBe('account');
});

test('every other layer sees its environment', () => {
  expect(environmentFor(onEcs, 'network')).toBe(onEcs);
});

test('the idle compute could be had', () => {
  expect(canHaveLayer(onEcs, 'compute-beanstalk')).toBe(true);
});

test('a compute that is not selected could not be had', () => {
  expect(canHaveLayer({ ...onEcs, layers: { except: ['compute-beanstalk'] } }, 'compute-beanstalk')).toBe(
    false,
  );
});
