import { accountLayers, findEnvironment } from '@hipaa-cdk/environments/testing';
import { placeOf } from './place';

const [dev, prod, test_] = ['dev', 'prod', 'test'].map(findEnvironment) as [
  ReturnType<typeof findEnvironment>,
  ReturnType<typeof findEnvironment>,
  ReturnType<typeof findEnvironment>,
];

test('a layer of an environment has its stack, its values, its lock and its records there', () => {
  expect(placeOf(prod, 'database')).toEqual({
    environment: prod,
    stack: 'hipaa-prod-database',
    published: '/hipaa/prod/database/',
    lock: '/hipaa/prod/locks/database',
    records: '/hipaa/prod/_deploys/',
  });
});

test.each(accountLayers)('environments that share the stack of %s share all of its place', (layer) => {
  const [one, other] = [placeOf(dev, layer), placeOf(test_, layer)];
  expect(one).toEqual(other);
  expect(one.environment.name).toBe('account');
});

test('a compute that was not chosen is in the environment as it would be with it', () => {
  expect(placeOf(prod, 'compute-ecs').environment).toMatchObject({ name: 'prod', compute: 'ecs' });
});
