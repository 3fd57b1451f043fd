import type { AnyContract } from '@hipaa-cdk/contract';
import { bastionContract, bastionDatabaseContract } from '@hipaa-cdk/contracts-bastion';
import { databaseContract } from '@hipaa-cdk/contracts-database';
import { type Environment, hasLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { parameterPath } from '@hipaa-cdk/parameters/path';

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

/** Values of parameters by name, as far as they exist. */
type ReadParameters = (names: readonly string[]) => Promise<ReadonlyMap<string, string>>;

const CERTIFICATES = 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem';

/** The commands that lead to the machine and to the database, ready to be copied into a shell. */
export function connectCommands(places: BastionPlaces): string {
  const { region, instanceId, sessionDocumentName, awsProfile, database } = places;
  const common = [`--region ${region}`, ...(awsProfile ? [`--profile ${awsProfile}`] : [])].join(' ');
  const session = (document: string, more = ''): string =>
    `aws ssm start-session ${common} --target ${instanceId} --document-name ${document}${more}`;
  return [
    '# A shell on the bastion. All that is typed and shown is recorded.',
    session(sessionDocumentName),
    ...(database ? databaseCommands(database, common, session) : []),
  ].join('\n');
}

function databaseCommands(
  { tunnelDocumentName, host, port, name, user }: DatabasePlaces,
  common: string,
  session: (document: string, more: string) => string,
): string[] {
  const connection = [
    `host=${host}`,
    // The name is still the one that the certificate is compared with.
    'hostaddr=127.0.0.1',
    `port=${port}`,
    `dbname=${name}`,
    `user=${user}`,
    'sslmode=verify-full',
    'sslrootcert=rds-global-bundle.pem',
  ].join(' ');
  return [
    '',
    '# A tunnel to the database. That it is opened is recorded, and not what goes through it.',
    session(tunnelDocumentName, ` --parameters localPortNumber=${port}`),
    '',
    '# In a second shell, while the tunnel is open. The token is good for 15 minutes and is not shown.',
    `curl --fail --silent --show-error --output rds-global-bundle.pem ${CERTIFICATES}`,
    `PGPASSWORD="$(aws rds generate-db-auth-token ${common} --hostname ${host} --port ${port} --username ${user})" \\`,
    `  psql "${connection}"`,
  ];
}

/** What the commands are filled in with. Nothing here is secret: whoever may use it is asked by AWS. */
export interface BastionPlaces {
  readonly region: string;
  readonly instanceId: string;
  readonly sessionDocumentName: string;
  /**
   * Named profile of the AWS configuration file.
   *
   * @default - the credentials of the shell
   */
  readonly awsProfile?: string;
  /**
   * How the database is reached.
   *
   * @default - the environment has none
   */
  readonly database?: DatabasePlaces;
}

interface DatabasePlaces {
  readonly tunnelDocumentName: string;
  readonly host: string;
  readonly port: string;
  readonly name: string;
  readonly user: string;
}
