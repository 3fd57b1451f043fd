import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeDBClustersCommand, RDSClient } from '@aws-sdk/client-rds';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { Client } from 'pg';
import { BASE_LAYERS, results } from './layers';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  expect((await workspace.withoutNx('run-many -t deploy --env=local')).code).toBe(0);
});
afterAll(() => workspace.dispose());

/** What a statement gives on the newest cluster of the layer: one value. */
async function sql(statement: string): Promise<unknown> {
  const { DBClusters = [] } = await new RDSClient(workspace.client).send(new DescribeDBClustersCommand({}));
  const [newest] = DBClusters.sort((a, b) => Number(b.ClusterCreateTime) - Number(a.ClusterCreateTime));
  const secrets = new SecretsManagerClient(workspace.client);
  const { SecretString = '' } = await secrets.send(
    new GetSecretValueCommand({ SecretId: newest?.MasterUserSecret?.SecretArn }),
  );
  const { username, password } = JSON.parse(SecretString) as { username: string; password: string };
  const client = new Client({
    host: newest?.Endpoint,
    port: newest?.Port,
    user: username,
    password,
    database: 'application',
    ssl: { ca: readFileSync(join(workspace.root, '.local-aws/databases/certificate.pem'), 'utf8') },
    connectionTimeoutMillis: 120_000,
  });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: unknown }>(statement);
    return rows[0]?.value;
  } finally {
    await client.end();
  }
}

const second = (): string => `${new Date().toISOString().slice(0, 19)}Z`;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1100));

/** The first copy is taken when the server is up. */
async function restoreTo(at: string): Promise<void> {
  const { code, output } = await workspace.nx(`run database:restore --env=local --at=${at} --yes`);
  expect(output).toMatch(/restored in \d+ s/);
  expect(code).toBe(0);
}

test('rows that were deleted come back as of a second, by one command', async () => {
  await sql('CREATE TABLE visits AS SELECT generate_series(1, 1000) AS id');
  await pause();
  const at = second();
  await pause();
  await sql('DELETE FROM visits');
  await restoreTo(at);
  expect(await sql('SELECT count(*)::int AS value FROM visits')).toBe(1000);
});

test('the range of a network changes under a database by the plan, and the rows are kept', async () => {
  const config = 'apps/network/config.ts';
  const [, range = ''] = /economy: \{[^}]*addressRange: '([^']+)'/.exec(workspace.read(config)) ?? [];
  workspace.edit(config, range, range === '10.9.0.0/16' ? '10.10.0.0/16' : '10.9.0.0/16');
  const refused = await workspace.withoutNx('run network:deploy --env=local');
  expect(refused.output).toContain('READERS_CANNOT_FOLLOW: nothing was deployed: database cannot follow');
  const { output } = await workspace.nx('run platform:plan --env=local');
  const [, step = ''] = /npx nx (run network:deploy --env=local --allow-replacement=\w+)/.exec(output) ?? [];
  expect(results((await workspace.withoutNx(step)).output)).toEqual({ network: 'updated' });
  await pause();
  await restoreTo(second());
  expect(await sql('SELECT count(*)::int AS value FROM visits')).toBe(1000);
  const last = await workspace.withoutNx('run-many -t deploy --env=local');
  expect(results(last.output)).toMatchObject({ network: 'unchanged', database: 'unchanged' });
});
