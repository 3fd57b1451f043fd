import { parameterPath } from '@hipaa-cdk/parameters/path';
import { assertLocal, databasePlace } from './places';
import '@hipaa-cdk/platform';

const local = { name: 'local', target: 'embedded' } as const;
const published = (host: string) =>
  new Map(
    Object.entries({
      endpointAddress: host,
      endpointPort: '45000',
      databaseName: 'app',
      secretArn: 'arn',
    }).map(([entry, value]) => [parameterPath('local', 'database', entry), value]),
  );

test('the place is what the layer has published', () => {
  expect(databasePlace(local, published('127.0.0.1'))).toEqual({
    host: '127.0.0.1',
    port: 45_000,
    database: 'app',
    secretArn: 'arn',
  });
});

test('the database of an account is not opened, and the bastion is named', () => {
  expect(() => assertLocal({ name: 'prod', target: 'aws' })).toThrow(
    expect.objectContaining({
      code: 'DATABASE_NOT_LOCAL',
      remedy: 'npx nx run bastion:connect --env=prod',
    }),
  );
});

test('a database that is not deployed is named with the command that deploys it', () => {
  expect(() => databasePlace(local, new Map())).toThrow(
    expect.objectContaining({ code: 'DATABASE_ABSENT', remedy: 'npx nx run database:deploy --env=local' }),
  );
});

test('an endpoint behind which nothing runs is said to be a stand-in', () => {
  expect(() => databasePlace(local, published('c.cluster-1.us-east-1.rds.amazonaws.com'))).toThrow(
    expect.objectContaining({ code: 'DATABASE_STAND_IN' }),
  );
});
