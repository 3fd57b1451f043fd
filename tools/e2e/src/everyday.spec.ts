import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { finished, results } from './layers';
import { parameterOf } from './place';

/** The compute that `local` has not chosen. */
const LEFT_OUT: readonly string[] = ['compute-beanstalk'];

let workspace: TemporaryWorkspace;
let first: CommandResult;

/** Every layer with the same result, but for the compute that is left out. */
function every(result: string, leftOut = 'skipped'): Record<string, string> {
  const layers = readdirSync(join(workspace.root, 'apps'));
  return Object.fromEntries(layers.map((layer) => [layer, LEFT_OUT.includes(layer) ? leftOut : result]));
}

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create();
  // With the one layer that local does not have, every layer is deployed here or where computes are swapped.
  workspace.edit('platform/environments/local.ts', /layers: .*,/, "layers: 'all',");
  workspace.commit('deploy every layer to local');
  first = await workspace.nx('run-many -t deploy --env=local --published');
});
afterAll(() => workspace.dispose());

describe('the first deploy of everything', () => {
  test('succeeds', () => {
    expect(first.output).not.toMatch(/: failed/);
    expect(first.code).toBe(0);
  });

  test('creates every layer', () => {
    expect(results(first.output)).toEqual(every('created'));
  });

  test('finishes the network before the database, which reads from it', () => {
    const order = finished(first.output, 'created');
    expect(order.indexOf('network')).toBeLessThan(order.indexOf('database'));
  });

  test('finishes all that the application needs before the application, and that before its address', () => {
    const order = finished(first.output, 'created');
    const last = ['network', 'storage', 'auth', 'users', 'database'].map((layer) => order.indexOf(layer));
    expect(Math.max(...last)).toBeLessThan(order.indexOf('compute-ecs'));
    expect(order.indexOf('compute-ecs')).toBeLessThan(order.indexOf('site'));
  });

  test('says of the compute that it leaves out why', () => {
    expect(first.output).toMatch(/compute-beanstalk: skipped · the compute of local is ecs/);
  });

  test('lists what was published', () => {
    expect(first.output).toMatch(new RegExp(`${parameterOf('network/vpcId')} +vpc-`));
  });

  test('says how many resources the embedded AWS only pretends to have, or that there are none', () => {
    expect(first.output).toMatch(/^network .* \d+( \(\d+ stubbed\))? /m);
  });
});

test('a second deploy finds everything unchanged', async () => {
  const { output, code } = await workspace.withoutNx('run-many -t deploy --env=local');
  expect(results(output)).toEqual(every('unchanged'));
  expect(code).toBe(0);
});

test.each(['--env=local', '-c local', '--env local'])(
  'database:deploy %s touches the database only',
  async (option) => {
    const { output, code } = await workspace.nx(`run database:deploy ${option}`);
    expect(results(output)).toEqual({ database: 'unchanged' });
    expect(output).toContain('environment local: embedded AWS');
    expect(code).toBe(0);
  },
);

test('without an environment the first line says that it is local', async () => {
  const { output } = await workspace.nx('run storage:deploy');
  expect(output).toContain('environment local (no --env given): embedded AWS');
});

test('status shows every layer as deployed', async () => {
  const { output } = await workspace.nx('run-many -t status --env=local');
  expect(results(output)).toEqual(every('deployed', 'absent'));
});

test('diff finds nothing to do', async () => {
  const { output } = await workspace.nx('run-many -t diff --env=local');
  expect(results(output)).toEqual(every('unchanged'));
});

test('state survives a clean restart of the embedded AWS', async () => {
  await workspace.nx('run local-aws:stop');
  const { output } = await workspace.nx('run-many -t deploy --env=local');
  expect(results(output)).toEqual(every('unchanged'));
});

test('the plain CDK command line makes the same template inside the folder of a layer', async () => {
  await workspace.withoutNx('run storage:synth --env=prod');
  const cdk = workspace.start('../../node_modules/.bin/cdk', ['synth', '-c', 'env=prod'], {}, 'apps/storage');
  expect((await cdk.result).code).toBe(0);
  const template = 'Storage.template.json';
  expect(workspace.read(`apps/storage/cdk.out/${template}`)).toBe(
    workspace.read(`dist/cdk/storage/prod/${template}`),
  );
});

test('a change to the contract of auth deploys auth and its readers, and nothing else', async () => {
  workspace.edit('libs/contracts/auth/src/index.ts', "description: 'client", "description: 'newly: client");
  workspace.commit('change the contract of auth');
  const { output, code } = await workspace.nx(
    'affected --target=deploy --env=local --base=HEAD~1 --head=HEAD',
  );
  const { auth, users, ...others } = results(output);
  expect([auth, users, others['compute-ecs']]).toEqual(['updated', 'unchanged', 'unchanged']);
  for (const layer of ['network', 'storage', 'database', 'site', 'audit', 'catalog'])
    expect(others).not.toHaveProperty(layer);
  expect(code).toBe(0);
});

test('a change that reaches every layer updates every layer', async () => {
  workspace.edit('platform/application.ts', "costCenter: '", "costCenter: 'new-");
  const { output, code } = await workspace.withoutNx('run-many -t deploy --env=local');
  expect(results(output)).toEqual(every('updated'));
  expect(code).toBe(0);
});

test('a producer that a deployed layer reads is not destroyed, and the reader is named', async () => {
  const { output, code } = await workspace.withoutNx('run network:destroy --env=local');
  expect(output).toContain('network cannot go: compute-ecs is deployed and reads it');
  expect(output).toContain('network cannot go: database is deployed and reads it');
  expect(code).not.toBe(0);
});

test('destroy removes readers before producers and leaves nothing but the bootstrap', async () => {
  const { output, code } = await workspace.nx('run-many -t destroy --env=local');
  const order = finished(output, 'destroyed');
  expect(order.indexOf('database')).toBeLessThan(order.indexOf('network'));
  expect(code).toBe(0);
  const status = await workspace.withoutNx('run-many -t status --env=local');
  expect(results(status.output)).toEqual(every('absent', 'absent'));
});
