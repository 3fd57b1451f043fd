import type { Environment } from '@hipaa-cdk/environments';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { bastionPlaces, type BastionPlaces, connectCommands } from './connect-commands';

const prod = findEnvironment('prod');

const parameters: Record<string, string> = {
  '/hipaa/prod/bastion/instanceId': 'i-1',
  '/hipaa/prod/bastion/sessionDocumentName': 'Session-1',
  '/hipaa/prod/bastion/tunnelDocumentName': 'Tunnel-1',
  '/hipaa/prod/bastion/databaseUser': 'operator',
  '/hipaa/prod/database/endpointAddress': 'db.example.org',
  '/hipaa/prod/database/endpointPort': '9432',
  '/hipaa/prod/database/databaseName': 'application',
};

const asked: string[] = [];
const without =
  (...left: string[]) =>
  async (names: readonly string[]) => {
    asked.push(...names);
    return new Map(
      Object.entries(parameters).filter(
        ([name]) => names.includes(name) && !left.some((one) => name.endsWith(one)),
      ),
    );
  };

test('everything comes from what the layers publish', async () => {
  await expect(bastionPlaces(prod, without())).resolves.toEqual({
    region: 'us-west-2',
    awsProfile: undefined,
    instanceId: 'i-1',
    sessionDocumentName: 'Session-1',
    database: {
      tunnelDocumentName: 'Tunnel-1',
      host: 'db.example.org',
      port: '9432',
      name: 'application',
      user: 'operator',
    },
  });
});

test('nothing secret is asked for', () => {
  expect(asked.filter((name) => /secret|password|key/i.test(name))).toEqual([]);
});

test('an environment without a bastion is told so before anything is opened', async () => {
  const stored = jest.fn();
  await expect(bastionPlaces(findEnvironment('test'), stored)).rejects.toMatchObject({
    code: 'LAYER_ABSENT',
  });
  expect(stored).not.toHaveBeenCalled();
});

test('an environment without a database has a shell and no tunnel', async () => {
  const alone: Environment = { ...prod, layers: { only: ['bastion', 'network'] } };
  await expect(bastionPlaces(alone, without('endpointAddress'))).resolves.toMatchObject({
    database: undefined,
  });
});

test.each([
  ['instanceId', 'bastion'],
  ['endpointAddress', 'database'],
])('without %s the layer %s is to be deployed', async (entry, layer) => {
  await expect(bastionPlaces(prod, without(entry))).rejects.toMatchObject({
    code: 'CONTRACT_NOT_PUBLISHED',
    message: `${layer} does not publish ${entry} in prod`,
    remedy: `npx nx run ${layer}:deploy --env=prod`,
  });
});

const places: BastionPlaces = {
  region: 'us-west-2',
  instanceId: 'i-0123456789abcdef0',
  sessionDocumentName: 'Session-1',
  database: {
    tunnelDocumentName: 'Tunnel-1',
    host: 'db.cluster-x.us-west-2.rds.amazonaws.com',
    port: '9432',
    name: 'application',
    user: 'operator',
  },
};

/** The lines that a shell would run, with continued lines put together. */
const commands = (changes: Partial<BastionPlaces> = {}): string[] =>
  connectCommands({ ...places, ...changes })
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

test('the shell on the bastion uses the document of recorded sessions', () => {
  expect(commands()[0]).toBe(
    'aws ssm start-session --region us-west-2 --target i-0123456789abcdef0 --document-name Session-1',
  );
});

test('the tunnel uses the document that is bound to the database', () => {
  expect(commands()[1]).toBe(
    'aws ssm start-session --region us-west-2 --target i-0123456789abcdef0 --document-name Tunnel-1 --parameters localPortNumber=9432',
  );
});

test('the client signs in by IAM and never shows the token', () => {
  expect(commands()[3]).toMatch(
    /^PGPASSWORD="\$\(aws rds generate-db-auth-token --region us-west-2 --hostname db\.cluster-x\.us-west-2\.rds\.amazonaws\.com --port 9432 --username operator\)" psql /,
  );
});

test('the client goes through the tunnel and still compares the certificate with the name of the database', () => {
  expect(commands()[3]).toContain(
    'host=db.cluster-x.us-west-2.rds.amazonaws.com hostaddr=127.0.0.1 port=9432 dbname=application user=operator sslmode=verify-full sslrootcert=rds-global-bundle.pem',
  );
});

test('certificates come over TLS, and a failed download is no certificate', () => {
  expect(commands()[2]).toMatch(/^curl --fail .* https:\/\/truststore\.pki\.rds\.amazonaws\.com\//);
});

test('a named profile is in every command that calls AWS', () => {
  const calls = commands({ awsProfile: 'health' }).filter((line) => line.includes('aws '));
  expect(calls).toHaveLength(3);
  for (const line of calls) expect(line).toContain('--profile health');
});

test('without a database there is the shell alone', () => {
  expect(commands({ database: undefined })).toHaveLength(1);
});
