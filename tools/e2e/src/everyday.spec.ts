import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { finished, results } from './results';

let workspace: TemporaryWorkspace;
let first: CommandResult;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create();
  first = await workspace.nx('run-many -t deploy --env=local --published');
});
afterAll(() => workspace.dispose());

describe('the first deploy of everything', () => {
  test('succeeds', () => {
    expect(first.output).not.toContain('failed');
    expect(first.code).toBe(0);
  });

  test('creates every layer', () => {
    expect(results(first.output)).toEqual({ network: 'created', storage: 'created', database: 'created' });
  });

  test('finishes the network before the database, which reads from it', () => {
    const order = finished(first.output, 'created');
    expect(order.indexOf('network')).toBeLessThan(order.indexOf('database'));
  });

  test('lists what was published', () => {
    expect(first.output).toMatch(/\/hipaa\/local\/network\/vpcId +vpc-/);
  });

  test('says how many resources the embedded AWS only pretends to have, or that there are none', () => {
    expect(first.output).toMatch(/^network .* \d+( \(\d+ stubbed\))? /m);
  });
});

test('a second deploy finds everything unchanged', async () => {
  const { output, code } = await workspace.nx('run-many -t deploy --env=local');
  expect(results(output)).toEqual({ network: 'unchanged', storage: 'unchanged', database: 'unchanged' });
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
  expect(results(output)).toEqual({ network: 'deployed', storage: 'deployed', database: 'deployed' });
});

test('diff finds nothing to do', async () => {
  const { output } = await workspace.nx('run-many -t diff --env=local');
  expect(results(output)).toEqual({ network: 'unchanged', storage: 'unchanged', database: 'unchanged' });
});

test('state survives a clean restart of the embedded AWS', async () => {
  await workspace.nx('run local-aws:stop');
  const { output } = await workspace.nx('run-many -t deploy --env=local');
  expect(results(output)).toEqual({ network: 'unchanged', storage: 'unchanged', database: 'unchanged' });
});

test('the plain CDK command line makes the same template inside the folder of a layer', async () => {
  await workspace.nx('run storage:synth --env=prod');
  const cdk = workspace.start('../../node_modules/.bin/cdk', ['synth', '-c', 'env=prod'], {}, 'apps/storage');
  expect((await cdk.result).code).toBe(0);
  const template = 'Storage.template.json';
  expect(workspace.read(`apps/storage/cdk.out/${template}`)).toBe(
    workspace.read(`dist/cdk/storage/prod/${template}`),
  );
});

test('a producer that a deployed layer reads is not destroyed, and the reader is named', async () => {
  const { output, code } = await workspace.nx('run network:destroy --env=local');
  expect(output).toContain('network cannot go: database is deployed and reads it');
  expect(code).not.toBe(0);
});

test('destroy removes readers before producers and leaves nothing but the bootstrap', async () => {
  const { output, code } = await workspace.nx('run-many -t destroy --env=local');
  const order = finished(output, 'destroyed');
  expect(order.indexOf('database')).toBeLessThan(order.indexOf('network'));
  expect(code).toBe(0);
  const status = await workspace.nx('run-many -t status --env=local');
  expect(results(status.output)).toEqual({ network: 'absent', storage: 'absent', database: 'absent' });
});
