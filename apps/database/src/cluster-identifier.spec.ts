import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { clusterIdentifier } from './cluster-identifier';

test('a cluster is named after the application, the environment and its own name', () => {
  expect(clusterIdentifier(findEnvironment('prod'), 'database')).toBe('hipaa-prod-database');
});

test('clusters of different environments have different names', () => {
  const names = allEnvironments().map((environment) => clusterIdentifier(environment, 'database'));
  expect(new Set(names).size).toBe(names.length);
});

test('the longest name is one that RDS takes', () => {
  const environment = { ...findEnvironment('prod'), name: 'a'.repeat(12) };
  expect(clusterIdentifier(environment, 'b'.repeat(30))).toMatch(/^[a-z][a-z0-9-]{0,62}$/);
});
