import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ListSecretsCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS } from './base-layers';
import { embeddedClient } from './embedded-aws';

/** What the shell of a careless person holds. */
const SHELL_SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

let workspace: TemporaryWorkspace;
let secrets: readonly string[];
let printed = '';

const run = async (command: string): Promise<void> => {
  const { output } = await workspace.nx(command, {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: SHELL_SECRET,
  });
  printed += output;
};

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  await run('run-many -t deploy --env=local --published');
  secrets = [SHELL_SECRET, ...(await passwords())];
  for (const command of ['diff --env=local', 'status --env=local', 'check', 'synth --env=prod'])
    await run(`run-many -t ${command}`);
  await run('run-many -t destroy --env=local');
});
afterAll(() => workspace.dispose());

/** The passwords in the secrets of the embedded AWS, as somebody with every permission reads them. */
async function passwords(): Promise<string[]> {
  const client = new SecretsManagerClient(embeddedClient(workspace));
  const { SecretList = [] } = await client.send(new ListSecretsCommand({}));
  const values = await Promise.all(
    SecretList.map(({ ARN }) => client.send(new GetSecretValueCommand({ SecretId: ARN }))),
  );
  return values.map(({ SecretString = '{}' }) => (JSON.parse(SecretString) as { password: string }).password);
}

/** Files below `dist` that hold one of the secrets. */
function filesWithSecrets(): string[] {
  const dist = join(workspace.root, 'dist');
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => holdsSecret(readFileSync(file, 'utf8')))
    .map((file) => file.slice(dist.length + 1));
}

const holdsSecret = (text: string): boolean => secrets.some((secret) => text.includes(secret));

test('there is a secret to look for: the database has made one', () => {
  expect(secrets.length).toBeGreaterThan(1);
  expect(secrets.filter((secret) => secret.length < 8)).toEqual([]);
});

test('no command prints a secret', () => {
  expect(printed).toContain('created');
  expect(holdsSecret(printed)).toBe(false);
});

test('no template, report or other file below dist holds a secret', () => {
  expect(readdirSync(join(workspace.root, 'dist'))).toEqual(expect.arrayContaining(['cdk', 'check']));
  expect(filesWithSecrets()).toEqual([]);
});

test('a secret that somebody plants in a template is found', async () => {
  workspace.edit(
    'apps/storage/src/main.ts',
    "purpose: '",
    `purpose: '${secrets[1]?.replace(/['\\]/g, '\\$&')} `,
  );
  await workspace.nx('run storage:synth --env=local');
  expect(filesWithSecrets()).toContain('cdk/storage/local/Storage.template.json');
});
