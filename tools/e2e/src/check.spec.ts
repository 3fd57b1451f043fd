import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type CommandResult, TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS } from './layers';

/** What the shell of a careless person holds. */
const SHELL_SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

let workspace: TemporaryWorkspace;
let secrets: readonly string[];
let printed = '';

async function run(command: string): Promise<CommandResult> {
  const result = await workspace.withoutNx(command, {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: SHELL_SECRET,
  });
  printed += result.output;
  return result;
}

/** The passwords in the secrets of the embedded AWS, as somebody with every permission reads them. */
async function passwords(): Promise<string[]> {
  const client = new SecretsManagerClient(workspace.client);
  const { SecretList = [] } = await client.send(new ListSecretsCommand({}));
  const values = await Promise.all(
    SecretList.map(({ ARN }) => client.send(new GetSecretValueCommand({ SecretId: ARN }))),
  );
  return values.map(({ SecretString = '{}' }) => (JSON.parse(SecretString) as { password: string }).password);
}

const holdsSecret = (text: string): boolean => secrets.some((secret) => text.includes(secret));

/** Files below `dist` that hold one of the secrets. */
function filesWithSecrets(): string[] {
  const dist = join(workspace.root, 'dist');
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => holdsSecret(readFileSync(file, 'utf8')))
    .map((file) => file.slice(dist.length + 1));
}

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  await run('run-many -t deploy --env=local --published');
  secrets = [SHELL_SECRET, ...(await passwords())];
});
afterAll(() => workspace.dispose());

describe('layers as they are', () => {
  let sound: CommandResult;
  let history: string;
  beforeAll(async () => {
    workspace.edit('platform/application.ts', "costCenter: '", "costCenter: 'new-");
    sound = await run('run-many -t check');
    for (const command of ['diff --env=local', 'status --env=local', 'synth --env=prod'])
      await run(`run-many -t ${command}`);
    await run('run storage:deploy --env=local');
    history = (await run('run storage:history --env=local')).output;
    await run('run-many -t destroy --env=local');
  });
  afterAll(() => workspace.restore());

  test('have nothing to mend in any environment', () => {
    expect(sound.output).toMatch(/storage +local, dev, test,.* prod +passed +0/);
    expect(sound.code).toBe(0);
  });

  test('have findings and evidence written for each of them', () => {
    for (const file of ['findings.json', 'findings.sarif', 'ledger.json']) {
      expect(workspace.exists(`dist/check/network/${file}`)).toBe(true);
    }
  });

  test('are said to have passed in the record of a deploy', () => {
    expect(history).toMatch(/updated .*\+ uncommitted .* passed/);
  });

  test('have a secret to look for: the database has made one', () => {
    expect(secrets.length).toBeGreaterThan(1);
    expect(secrets.filter((secret) => secret.length < 8)).toEqual([]);
  });

  test('have no secret printed by any command', () => {
    expect(printed).toContain('created');
    expect(holdsSecret(printed)).toBe(false);
  });

  test('have no secret in a template, report or other file below dist', () => {
    expect(readdirSync(join(workspace.root, 'dist'))).toEqual(expect.arrayContaining(['cdk', 'check']));
    expect(filesWithSecrets()).toEqual([]);
  });

  test('have a secret found that somebody plants in a template', async () => {
    workspace.edit(
      'apps/storage/src/main.ts',
      "purpose: '",
      `purpose: '${secrets[1]?.replace(/['\\]/g, '\\$&')} `,
    );
    await run('run storage:synth --env=local');
    expect(filesWithSecrets()).toContain('cdk/storage/local/Storage.template.json');
  });
});

describe('layers with mistakes', () => {
  let broken: CommandResult;

  /** Adds a line at the start of a stack's constructor, and what it needs at the start of the file. */
  function addToStack(file: string, importLine: string, line: string): void {
    workspace.edit(file, 'super(scope, id, props);', `super(scope, id, props);\n    ${line}`);
    workspace.write(file, `${importLine}\n${workspace.read(file)}`);
  }

  beforeAll(async () => {
    workspace.edit('libs/constructs/src/buckets.ts', '  enforceSSL: true,\n  minimumTLSVersion: 1.2,\n', '');
    workspace.edit('libs/environments/src/environment.ts', 'const SIX_YEARS = 2192', 'const SIX_YEARS = 30');
    addToStack(
      'apps/storage/src/storage-stack.ts',
      "import { CfnOutput } from 'aws-cdk-lib';",
      "new CfnOutput(this, 'Leak', { value: 'AKIAIOSFODNN7EXAMPLE' });",
    );
    addToStack(
      'apps/network/src/network-stack.ts',
      "import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';",
      "new CfnSecurityGroup(this, 'Open', { groupDescription: 'open', securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0', description: 'anybody' }] });",
    );
    broken = await run('run-many -t check -p network,storage');
  });
  afterAll(() => workspace.restore());

  test('something to mend is exit 1', () => {
    expect(broken.code).not.toBe(0);
  });

  test.each([
    ['plain HTTP to a bucket', 'BucketTlsOnly', 'apps/storage/src/application-bucket.ts'],
    ['a key in an output', 'NoSecretInOutputs', 'apps/storage/src/storage-stack.ts'],
    ['an open port', 'IngressOnAuthorizedPorts', 'apps/network/src/network-stack.ts'],
    ['logs kept too short', 'LogGroupRetention', 'apps/network/src/network-stack.ts'],
  ])('%s is told with the line of ours that made it', (_what, rule, file) => {
    const block = broken.output.split(/^FAIL /m).find((text) => text.startsWith(`${rule} `));
    expect(block).toContain(`at ${file}:`);
  });

  test('the key itself is not repeated in the findings', () => {
    expect(broken.output).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });
});

describe('a template of a stranger', () => {
  const judge = (): Promise<CommandResult> => workspace.nx('run compliance:judge --template=stranger.yaml');

  test('is judged with the same rules', async () => {
    workspace.write('stranger.yaml', 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n');
    const { output, code } = await judge();
    expect(output).toContain('FAIL BucketTlsOnly');
    expect(code).not.toBe(0);
  });

  test('that is no template is refused in one line', async () => {
    workspace.write('stranger.yaml', 'Resources: [\n');
    const { output, code } = await judge();
    expect(output).toMatch(/TEMPLATE_UNREADABLE: .*stranger\.yaml/);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).not.toBe(0);
  });
});
