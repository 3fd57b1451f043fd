import type { Environment } from '@hipaa-cdk/environments';
import { findEnvironment } from '@hipaa-cdk/platform';
import { bastionPlaces } from './bastion-places';

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
