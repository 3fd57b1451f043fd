import { databaseContract } from '@hipaa-cdk/contracts-database';
import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { parameterPath } from '@hipaa-cdk/parameters/path';

/** Where the local database is, and which secret opens it. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly secretArn: string;
}

/** Every database that really runs here is on this machine; other addresses are stand-ins. */
const HERE = '127.0.0.1';

/**
 * Finds the database in what its layer has published.
 *
 * @param published name in the Parameter Store -> value
 * @throws UserError `DATABASE_NOT_LOCAL`, `DATABASE_ABSENT` or `DATABASE_STAND_IN`
 */
export function databasePlace(
  environment: Pick<Environment, 'name' | 'target'>,
  published: ReadonlyMap<string, string>,
): DatabasePlace {
  const { name } = environment;
  assertLocal(environment);
  const value = (entry: keyof typeof databaseContract.entries): string =>
    published.get(parameterPath(name, databaseContract.layer, entry)) ?? '';
  const host = value('endpointAddress');
  if (!host) {
    throw new UserError({
      code: 'DATABASE_ABSENT',
      message: `the database of ${name} is not deployed`,
      remedy: `npx nx run database:deploy --env=${name}`,
    });
  }
  if (host !== HERE) {
    throw new UserError({
      code: 'DATABASE_STAND_IN',
      message: `the database of ${name} is a stand-in at ${host}: nothing listens there. PostgreSQL runs here where npm has installed it for the platform (Linux and macOS, x64 and arm64), and for an engine of the same version`,
      remedy: `.local-aws/emulator.log says why it is a stand-in; after npm ci: npx nx run local-aws:reset, then npm start`,
    });
  }
  return {
    host,
    port: Number(value('endpointPort')),
    database: value('databaseName'),
    secretArn: value('secretArn'),
  };
}

/**
 * Refuses an account before anything in it is asked.
 *
 * @throws UserError `DATABASE_NOT_LOCAL`
 */
export function assertLocal({ name, target }: Pick<Environment, 'name' | 'target'>): void {
  if (target === 'embedded') return;
  throw new UserError({
    code: 'DATABASE_NOT_LOCAL',
    message: `the database of ${name} is in an account of AWS, where nobody gets in but through the bastion`,
    remedy: `npx nx run bastion:connect --env=${name}`,
  });
}
