import type { AnyContract } from '@hipaa-cdk/contract';
import { bastionContract, bastionDatabaseContract } from '@hipaa-cdk/contracts-bastion';
import { databaseContract } from '@hipaa-cdk/contracts-database';
import { type Environment, hasLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { parameterPath } from '@hipaa-cdk/parameters/path';
import type { BastionPlaces, DatabasePlaces } from './connect-commands';

/** Values of parameters by name, as far as they exist. */
export type ReadParameters = (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Finds out from what the layers publish where the bastion and the database are.
 *
 * @throws UserError `LAYER_ABSENT` when the environment has no bastion, `CONTRACT_NOT_PUBLISHED` when it is not deployed
 */
export async function bastionPlaces(
  environment: Environment,
  stored: ReadParameters,
): Promise<BastionPlaces> {
  const { name, region, awsProfile } = environment;
  if (!hasLayer(environment, 'bastion')) {
    throw new UserError({
      code: 'LAYER_ABSENT',
      message: `environment ${name} has no bastion`,
      remedy: `add "bastion" to the layers of ${name}, or name another environment with --env`,
    });
  }
  const read = async <E extends string>(contract: AnyContract, entries: readonly E[]) =>
    publishedEntries(name, contract, entries, stored);
  const { instanceId, sessionDocumentName } = await read(bastionContract, [
    'instanceId',
    'sessionDocumentName',
  ]);
  const database = hasLayer(environment, 'database') ? await databasePlaces(read) : undefined;
  return { region, awsProfile, instanceId, sessionDocumentName, database };
}

type Read = <E extends string>(contract: AnyContract, entries: readonly E[]) => Promise<Record<E, string>>;

async function databasePlaces(read: Read): Promise<DatabasePlaces> {
  const { tunnelDocumentName, databaseUser } = await read(bastionDatabaseContract, [
    'tunnelDocumentName',
    'databaseUser',
  ]);
  const { endpointAddress, endpointPort, databaseName } = await read(databaseContract, [
    'endpointAddress',
    'endpointPort',
    'databaseName',
  ]);
  return {
    tunnelDocumentName,
    host: endpointAddress,
    port: endpointPort,
    name: databaseName,
    user: databaseUser,
  };
}

async function publishedEntries<E extends string>(
  environment: string,
  { layer }: AnyContract,
  entries: readonly E[],
  stored: ReadParameters,
): Promise<Record<E, string>> {
  const path = (entry: E): string => parameterPath(environment, layer, entry);
  const values = await stored(entries.map(path));
  const missing = entries.filter((entry) => !values.has(path(entry)));
  if (missing.length > 0) {
    throw new UserError({
      code: 'CONTRACT_NOT_PUBLISHED',
      message: `${layer} does not publish ${missing.join(', ')} in ${environment}`,
      remedy: `npx nx run ${layer}:deploy --env=${environment}`,
    });
  }
  return Object.fromEntries(entries.map((entry) => [entry, values.get(path(entry)) ?? ''])) as Record<
    E,
    string
  >;
}
