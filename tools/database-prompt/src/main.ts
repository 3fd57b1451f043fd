import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DEFAULT_ENVIRONMENT } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { LocalAws } from '@hipaa-cdk/local-aws';
import { filesIn } from '@hipaa-cdk/local-aws/src/settings';
import { findEnvironment } from '@hipaa-cdk/platform';
import { announce, openSession, publishedBy, type Session } from '@hipaa-cdk/runner';
import { ENVIRONMENT_OPTION } from '@hipaa-cdk/runner/command-options';
import { readOptions } from '@hipaa-cdk/runner/options';
import { Client } from 'pg';
import { assertLocal, databasePlace, type DatabasePlace } from './places';
import { type Answer, prompt } from './prompt';
import { endAs } from '@hipaa-cdk/runner/program';

/** Who signs in, as RDS keeps it. */
interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Opens a prompt on the database of the embedded AWS, as the cluster's master user. */
async function main(): Promise<boolean> {
  const { env } = readOptions(process.argv.slice(2), [ENVIRONMENT_OPTION]);
  const environment = findEnvironment(String(env ?? DEFAULT_ENVIRONMENT));
  const say = (line: string): void => console.error(line);
  say(announce(environment, env !== undefined));
  assertLocal(environment);
  const session = await openSession(environment, say);
  const place = databasePlace(environment, await publishedBy(session, ['database']));
  const [credentials, port] = await Promise.all([masterUser(session, place), listeningPort(session, place)]);
  const files = filesIn((await new LocalAws().status()).folder);
  for (const line of notInForce(files.databases, `cluster-${environment.account}-${environment.region}--`))
    say(`not in force here: ${line}`);
  const typed = process.stdin.isTTY;
  if (typed && isInstalled('psql')) return psql({ ...place, port }, credentials, files.certificate);
  return ask({ ...place, port }, credentials, readFileSync(files.certificate, 'utf8'), typed);
}

async function masterUser(session: Session, { secretArn }: DatabasePlace): Promise<Credentials> {
  const client = new SecretsManagerClient({
    region: session.environment.region,
    credentials: session.credentials,
  });
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  return JSON.parse(SecretString) as Credentials;
}

/** What the cluster listens on: another port than it was to, where somebody has taken that one. */
async function listeningPort(session: Session, { secretArn, port }: DatabasePlace): Promise<number> {
  const { DescribeDBClustersCommand } = await import('@aws-sdk/client-rds');
  const { DBClusters = [] } = await (await session.rds()).send(new DescribeDBClustersCommand({}));
  return DBClusters.find(({ MasterUserSecret: one }) => one?.SecretArn === secretArn)?.Port ?? port;
}

/** Settings of the layer that this PostgreSQL does not know, each with the reason. */
function notInForce(folder: string, start: string): string[] {
  const clusters = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(start)) : [];
  return clusters.flatMap((cluster) => {
    const file = join(folder, cluster, 'settings.json');
    if (!existsSync(file)) return [];
    const { notApplied } = JSON.parse(readFileSync(file, 'utf8')) as { notApplied: Record<string, string> };
    return Object.entries(notApplied).map(([setting, reason]) => `${setting}: ${reason}`);
  });
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The password is in the environment of psql, where no list of processes shows it. */
function psql({ host, port, database }: DatabasePlace, user: Credentials, certificate: string): boolean {
  const env = {
    ...process.env,
    PGHOST: host,
    PGPORT: String(port),
    PGDATABASE: database,
    PGUSER: user.username,
    PGPASSWORD: user.password,
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: certificate,
  };
  return spawnSync('psql', [], { stdio: 'inherit', env }).status === 0;
}

async function ask(
  { host, port, database }: DatabasePlace,
  { username: user, password }: Credentials,
  ca: string,
  typed: boolean,
): Promise<boolean> {
  const client = new Client({
    host,
    port,
    database,
    user,
    password,
    ssl: { ca },
    connectionTimeoutMillis: 120_000,
  });
  await client.connect().catch((cause: unknown) => {
    throw new UserError({
      code: 'DATABASE_UNREACHABLE',
      message: `nobody can sign in at ${host}:${port}: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'npx nx run local-aws:stop, then this again; .local-aws/emulator.log says why',
      cause,
    });
  });
  try {
    return await prompt({
      query: async (text) => answers(await client.query({ text, rowMode: 'array' })),
      input: process.stdin,
      output: process.stdout,
      name: typed ? database : '',
    });
  } finally {
    await client.end();
  }
}

interface Result {
  readonly fields: readonly { readonly name: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly command: string;
  readonly rowCount: number | null;
}

/** Several statements in one text have a result each. */
function answers(given: unknown): Answer[] {
  return [given as Result | Result[]].flat().map(({ fields, rows, command, rowCount }) => ({
    fields: fields.map(({ name }) => name),
    rows,
    command,
    rowCount,
  }));
}

endAs(main());
