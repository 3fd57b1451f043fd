import { COMPUTES, computeLayer, computeOf, isIdleCompute } from './computes';
import { findEnvironment } from './registry';
import './testing/example-platform';

const onEcs = { ...findEnvironment('test'), compute: 'ecs' as const };

test.each(COMPUTES)('the layer of %s is found again by its name', (compute) => {
  expect(computeOf(computeLayer(compute))).toBe(compute);
});

test('a layer that runs no application is no compute', () => {
  expect(computeOf('network')).toBeUndefined();
});

test('the compute that the environment has chosen is not idle', () => {
  expect(isIdleCompute(onEcs, 'compute-ecs')).toBe(false);
});

test('the other one is idle', () => {
  expect(isIdleCompute(onEcs, 'compute-beanstalk')).toBe(true);
});

test('a layer that runs no application is never idle', () => {
  expect(isIdleCompute(onEcs, 'network')).toBe(false);
});
