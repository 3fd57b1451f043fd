import { environmentFor } from '@hipaa-cdk/environments';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { homeEnvironment } from './home-environment';

test.each([
  ['dev', 'test'],
  ['test', 'test'],
  ['prod', 'prod'],
  ['local', 'local'],
])('products of the account of %s are launched into the network of %s', (asking, home) => {
  expect(homeEnvironment(environmentFor(findEnvironment(asking), 'catalog')).name).toBe(home);
});

test('an account without a network cannot have a catalog', () => {
  const alone = allEnvironments().filter(({ name }) => name === 'dev');
  expect(() => homeEnvironment(findEnvironment('dev'), alone)).toThrow(
    expect.objectContaining({ code: 'NETWORK_ABSENT' }),
  );
});
