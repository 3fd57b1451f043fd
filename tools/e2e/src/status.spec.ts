import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, results } from './layers';
import { LOCAL, parameterOf } from './place';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.deployed(BASE_LAYERS);
});
afterAll(() => workspace.dispose());

interface Status {
  readonly layer: string;
  readonly state: string;
  readonly deployed?: {
    readonly commit: string;
    readonly dirty: boolean;
    readonly by: string;
    readonly check: string;
  };
  readonly drift?: { readonly status: string; readonly checked: number };
  readonly stale?: readonly { readonly layer: string; readonly entry: string }[];
}

async function status(): Promise<{ output: string; layers: Readonly<Record<string, Status>> }> {
  const { output, code } = await workspace.withoutNx('run-many -t status --env=local');
  expect(code).toBe(0);
  const { layers } = JSON.parse(workspace.read('dist/status/local.json')) as { layers: Status[] };
  return { output, layers: Object.fromEntries(layers.map((one) => [one.layer, one])) };
}

test('a deployed layer shows commit, caller, drift and protection', async () => {
  const { output, layers } = await status();
  expect(results(output)).toEqual({ network: 'deployed', storage: 'deployed', database: 'deployed' });
  expect(layers['network']?.deployed).toMatchObject({
    commit: workspace.head(),
    dirty: false,
    by: `arn:aws:iam::${LOCAL.account}:root`,
  });
  expect(output).toMatch(/network .* not checked +no /);
});

test('the state is told under Nx in the same words as without it', async () => {
  const [nx, withoutNx] = [
    await workspace.nx('run-many -t status --env=local'),
    await workspace.withoutNx('run-many -t status --env=local'),
  ];
  const lines = withoutNx.output.trim().split('\n');
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.filter((line) => !nx.output.includes(line))).toEqual([]);
  expect([nx.code, withoutNx.code]).toEqual([0, 0]);
});

describe('a value that changed behind an unchanged contract', () => {
  beforeAll(async () => {
    workspace.edit(
      'apps/network/src/network-stack.ts',
      'idsOf(subnets.isolated)',
      'idsOf(subnets.isolated).reverse()',
    );
    await workspace.withoutNx('run network:deploy --env=local');
  });

  test('makes its readers stale, and status names them, the entry and its layer', async () => {
    const { output, layers } = await status();
    expect(output).toMatch(
      /^database runs on an old network\/isolatedSubnetIds: subnet-.*; published is subnet-/m,
    );
    expect(output).toContain('npx nx run-many -t deploy --env=local --stale');
    expect(layers['database']?.stale).toMatchObject([{ layer: 'network', entry: 'isolatedSubnetIds' }]);
    expect(layers['storage']?.stale).toEqual([]);
  });

  test('is healed by --stale, which deploys the stale layers and no other', async () => {
    const { output, code } = await workspace.withoutNx('run-many -t deploy --env=local --stale');
    expect(results(output)).toEqual({ network: 'unchanged', storage: 'unchanged', database: 'updated' });
    expect(output).toMatch(/storage .* its inputs have not moved/);
    expect(code).toBe(0);
    expect((await status()).layers['database']?.stale).toEqual([]);
  });
});

describe('drift', () => {
  test('is none after a deploy, with the types that cannot be checked', async () => {
    const { output, code } = await workspace.withoutNx('run storage:drift --env=local');
    expect(output).toMatch(/storage +in sync +\d+ of \d+ checked/);
    expect(output).toMatch(/storage: CloudFormation cannot check .*KMS::Key/);
    expect(code).toBe(0);
  });

  test('fails the command with the properties that differ, and status remembers it', async () => {
    await tamper(parameterOf('storage/bucketName'), 'somebody-elses-bucket');
    const { output, code } = await workspace.withoutNx('run storage:drift --env=local');
    expect(output).toMatch(/storage: PublishedBucketName\w+ \(AWS::SSM::Parameter\) differs/);
    expect(output).toMatch(/Value: deployed \S+, is somebody-elses-bucket/);
    expect(code).not.toBe(0);
    expect((await status()).layers['storage']?.drift).toMatchObject({ status: 'DRIFTED' });
  });

  test('is only reported with --report-only', async () => {
    expect((await workspace.withoutNx('run storage:drift --env=local --report-only')).code).toBe(0);
  });
});

test('layers that were never deployed show as such', async () => {
  await workspace.forget();
  const { output } = await status();
  expect(results(output)).toEqual({ network: 'absent', storage: 'absent', database: 'absent' });
  expect(output).toMatch(/network .* never deployed/);
});

/** Changes a parameter past its template. */
async function tamper(Name: string, Value: string): Promise<void> {
  await new SSMClient(workspace.client).send(new PutParameterCommand({ Name, Value, Overwrite: true }));
}
