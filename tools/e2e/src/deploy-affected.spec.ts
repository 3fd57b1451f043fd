import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, breakNetwork, results } from './layers';
import { LOCAL } from './place';

let workspace: TemporaryWorkspace;
const EVERYTHING = { network: 'created', storage: 'created', database: 'created' };
const FLOW_LOGS = 'apps/network/src/flow-logs.ts';

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
});
afterAll(() => workspace.dispose());

/** What continuous integration types on its main branch. */
function deployAffected(...options: string[]): Promise<CommandResult> {
  const args = ['tools/entry/deploy-affected.mjs', '--env=local', '--outputStyle=static', ...options];
  return workspace.start('node', args, { CI: 'true' }).result;
}

async function onlyBase(): Promise<string | undefined> {
  await workspace.withoutNx('run storage:status --env=local');
  const { base } = JSON.parse(workspace.read('dist/status/local.json')) as {
    base: { commit: string } | null;
  };
  return base?.commit;
}

test('the first roll-out deploys everything, and the commit becomes the base', async () => {
  workspace.edit(FLOW_LOGS, 'Interval.ONE_MINUTE', 'Interval.TEN_MINUTES');
  workspace.commit('fix(network): fewer flow logs');
  const { output, code } = await deployAffected();
  expect(output).toContain('deploying every layer: local was never deployed as a whole');
  expect(results(output)).toEqual(EVERYTHING);
  expect(code).toBe(0);
  expect(await onlyBase()).toBe(workspace.head());
});

test('an older commit is refused, with the way to go back', async () => {
  workspace.git('checkout', '--quiet', 'HEAD~1');
  const { output, code } = await deployAffected();
  workspace.git('checkout', '--quiet', 'main');
  expect(output).toContain('BASE_AHEAD');
  expect(output).toMatch(/git revert [0-9a-f]{40}\.\.[0-9a-f]{40}/);
  expect(results(output)).toEqual({});
  expect(code).not.toBe(0);
});

test('a layer that fails leaves the base where it was, and so is tried again', async () => {
  const before = await onlyBase();
  breakNetwork(workspace);
  workspace.commit('feat(network): a parameter that cannot be made');
  const { output, code } = await deployAffected();
  expect(results(output)).toEqual({ network: 'failed' });
  expect(code).not.toBe(0);
  expect(await onlyBase()).toBe(before);
});

test('a rewritten history is refused, and --roll-back deploys what differs', async () => {
  workspace.git('reset', '--quiet', '--hard', 'HEAD~2');
  workspace.edit('apps/network/README.md', '#', '# Changed:');
  workspace.commit('docs(network): another history');
  const refused = await deployAffected();
  expect(refused.output).toContain('BASE_DIVERGED');
  expect(refused.code).not.toBe(0);
  const { output, code } = await deployAffected('--roll-back', '--approver=jane@example.org');
  expect(output).toContain('rolling back');
  expect(results(output)).toEqual({ network: 'updated' });
  expect(code).toBe(0);
  expect(await onlyBase()).toBe(workspace.head());
});

test('uncommitted changes are refused', async () => {
  workspace.write('notes.txt', 'not committed');
  const { output, code } = await deployAffected();
  workspace.git('clean', '--quiet', '--force');
  expect(output).toContain('WORKSPACE_DIRTY');
  expect(code).not.toBe(0);
});

test("Nx's own affected deploy fails in continuous integration without a base, instead of deploying nothing", async () => {
  const { output, code } = await workspace.nx('affected --target=deploy --env=local', { CI: 'true' });
  expect(output).toContain('BASE_MISSING');
  expect(code).not.toBe(0);
});

test('the record of each deploy tells commit, approver and what became of the resources', async () => {
  await workspace.withoutNx('run network:history --env=local');
  const records = JSON.parse(workspace.read('dist/history/local/network.json')) as Record<string, unknown>[];
  expect(records.map(({ result }) => result)).toEqual(['created', 'failed', 'updated']);
  expect(records[2]).toMatchObject({
    approver: 'jane@example.org',
    dirty: false,
    by: `arn:aws:iam::${LOCAL.account}:root`,
    check: 'not checked',
    changes: { added: 0, changed: 0, replaced: 1, removed: 0 },
  });
  expect(records[1]).toMatchObject({ reason: expect.stringContaining('Refused') as string });
});

test('a rehearsal that is given no commit starts from the base', async () => {
  const { output, code } = await workspace.withoutNx('run storage:rehearse --env=local');
  expect(output).toContain(`first as of ${workspace.head()}, then as of now`);
  expect(output).toMatch(/^network +created +not deployed$/m);
  expect(output).toMatch(/^storage +created +unchanged$/m);
  expect(code).toBe(0);
});

test('after a layer was destroyed there is no base, so everything is deployed again', async () => {
  await workspace.withoutNx('run storage:destroy --env=local');
  const { output } = await deployAffected();
  expect(results(output)).toMatchObject({ storage: 'created', database: 'unchanged' });
});
