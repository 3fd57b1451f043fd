import { databaseName, databaseUser } from './database-names';

test.each(['application', 'app_1', 'orders'])('%s is taken for a database and for a user', (name) => {
  expect(databaseName().safeParse(name).success).toBe(true);
  expect(databaseUser().safeParse(name).success).toBe(true);
});

test.each([
  ...['select', 'user', 'rank', 'information_schema', 'template1', 'rdsadmin', 'pg_data'],
  ...['App', '1app', 'a-b', '', 'a'.repeat(64)],
])('%p is refused as a database', (name) => {
  expect(databaseName().safeParse(name).success).toBe(false);
});

test.each([
  ...[
    'rds_iam',
    'rds_superuser',
    'pg_read_all_data',
    'rdsadmin',
    'postgres',
    'clusteradmin',
    'root',
    'public',
    'none',
  ],
  ...['select', 'App', 'a'.repeat(33)],
])('%p is refused as a user', (name) => {
  expect(databaseUser().safeParse(name).success).toBe(false);
});
