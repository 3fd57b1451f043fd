import { buildSteps, deployChanges, deploySteps, install } from '@hipaa-cdk/pipeline';
import { type CommandResult, TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { CodeBuild } from './pipeline/code-build';
import { Machines } from './pipeline/machines';
import { type JobResult, WorkflowRun } from './pipeline/workflow-run';
import { results } from './layers';
import { LOCAL, TEST, moveTo } from './place';

const PULL_REQUEST = '.github/workflows/pull-request.yml';
const DEPLOY = '.github/workflows/deploy.yml';
const FLOW_LOGS = 'apps/network/src/flow-logs.ts';

let workspace: TemporaryWorkspace;
let machines: Machines;

/** Commits, and pushes to a branch of the repository. */
function push(message: string, branch = 'main'): string {
  workspace.commit(message);
  workspace.git('push', '--quiet', 'origin', `HEAD:${branch}`);
  return workspace.head();
}

const runOf = (commit: string): WorkflowRun =>
  new WorkflowRun({ machines, workflow: workspace.read(DEPLOY), commit });

/** What the step that deploys did: the one before it, which shows, ends with such a table too. */
const deployed = (output: string): Record<string, string> => results(output.split('── Deploy to ')[1] ?? '');

/** The diff of test, made of what the first job of the run has packed. */
async function show(run: WorkflowRun): Promise<JobResult> {
  const packed = await run.job('check');
  return packed.code === 0 ? run.job('diff-test') : packed;
}

const digestOf = (run: WorkflowRun, layer: string): unknown =>
  (JSON.parse(run.read('diff-test', `${layer}.json`)) as { digest: unknown }).digest;

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(['network', 'storage']);
  // The workflows are those of accounts; here the account of test is the embedded one, and nothing else differs.
  workspace.edit('platform/environments/test.ts', "target: 'aws'", "target: 'embedded'");
  moveTo(workspace, TEST, LOCAL);
  workspace.commit('test: the environment test is the embedded AWS');
  machines = new Machines(workspace);
});
afterAll(() => workspace.dispose());

test('the first run shows everything, and deploys it once somebody has approved', async () => {
  const run = runOf(workspace.head());
  const shown = await show(run);
  expect(shown.summary).toMatch(/network[^]*storage/);
  expect(shown.code).toBe(0);
  const { output, code } = await run.job('test');
  expect(output).toContain('as reviewed: network, storage');
  expect(output).toContain('deploying every layer: test was never deployed as a whole');
  expect(deployed(output)).toEqual({ network: 'created', storage: 'created' });
  expect(code).toBe(0);
});

describe('two changes, the second merged before the first is approved', () => {
  let proposed: WorkflowRun;
  let page: JobResult;
  let first: WorkflowRun;
  let second: WorkflowRun;

  beforeAll(async () => {
    const base = workspace.head();
    workspace.git('checkout', '--quiet', '-b', 'fewer-logs');
    workspace.edit(FLOW_LOGS, 'Interval.ONE_MINUTE', 'Interval.TEN_MINUTES');
    const commit = push('fix(network): fewer flow logs', 'fewer-logs');
    const expressions = { 'github.event.pull_request.base.sha': base };
    proposed = new WorkflowRun({ machines, workflow: workspace.read(PULL_REQUEST), commit, expressions });
    page = await show(proposed);
    workspace.git('push', '--quiet', 'origin', 'HEAD:main');
    first = runOf(commit);
    await show(first);
    workspace.edit('apps/storage/config.ts', /unfinishedUploadDays: \d+/, 'unfinishedUploadDays: 5');
    second = runOf(push('feat(storage): forget uploads sooner'));
    await show(second);
  });

  test('the pull request shows what it replaces', () => {
    expect(page.summary).toContain('**replaced** `Network/FlowLogs');
    expect(page.code).toBe(0);
  });

  test('what was merged is shown with the digest that the pull request had', () => {
    expect(digestOf(first, 'network')).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(first, 'network')).toBe(digestOf(proposed, 'network'));
  });

  test.each([
    ['release', 'release.tgz'],
    ['release', 'packages.tgz'],
    ['diff-test', 'network.json'],
  ])('%s: one other byte in %s, and the job ends before it signs in', async (name, file) => {
    first.tamper(name, file);
    const { output, code } = await first.job('test');
    first.tamper(name, file);
    expect(output).toMatch(/FAILED|is not the one that was shown/);
    expect(output).not.toContain('── Sign in to test ──');
    expect(output).not.toContain('── Deploy to ');
    expect(code).not.toBe(0);
  });

  test('an approval deploys what was shown, and that layer only', async () => {
    const { output, code } = await first.job('test');
    expect(output).toContain('as reviewed: network, storage');
    expect(deployed(output)).toEqual({ network: 'updated' });
    expect(code).toBe(0);
    expect(output).not.toMatch(/synthesised|CONNECTION REFUSED/);
  });

  test('an approval of what was shown before the environment moved deploys nothing', async () => {
    const { output, code } = await second.job('test');
    expect(output).toContain('REVIEW_OUTDATED: network would change in another way than was reviewed');
    expect(output).not.toContain('── Deploy to ');
    expect(code).not.toBe(0);
  });
});

describe('a revert of the first, through the projects of the delivery layer', () => {
  let codeBuild: CodeBuild;
  let built: CommandResult;
  let artefact: string;

  const start = (ARTEFACT: string): Promise<CommandResult> =>
    codeBuild.build(deploySteps({ name: 'test', protected: false }), { ARTEFACT });

  beforeAll(async () => {
    codeBuild = new CodeBuild(machines);
    workspace.git('revert', '--no-edit', 'HEAD~1');
    workspace.git('push', '--quiet', 'origin', 'HEAD:main');
    built = await codeBuild.build(buildSteps(['test']), {}, workspace.head());
    artefact = /ARTEFACT=([0-9a-f]{64})/.exec(built.output)?.[1] ?? '';
  });

  test('a build stores what is to be reviewed, and says by which digest it is deployed', () => {
    expect(built.output).toMatch(/start deploy-<environment> with ARTEFACT=[0-9a-f]{64}/);
    expect(built.code).toBe(0);
  });

  test('a file that is not what its name says is not even unpacked', async () => {
    const other = 'f'.repeat(64);
    codeBuild.forge(artefact, other);
    const { output, code } = await start(other);
    expect(output).toContain('release.tgz: FAILED');
    expect(output).not.toContain('── Unpack ');
    expect(code).not.toBe(0);
  });

  test('shown again and approved, it brings the old state back, with what waited behind', async () => {
    const { output, code } = await start(artefact);
    expect(output).toContain('as reviewed: network, storage');
    expect(deployed(output)).toEqual({ network: 'updated', storage: 'updated' });
    expect(code).toBe(0);
  });

  test('the record says who started it', async () => {
    await workspace.withoutNx('run network:history --env=test');
    const records = JSON.parse(workspace.read('dist/history/test/network.json')) as { approver: string }[];
    expect(records.at(-1)?.approver).toBe('Approver/jane');
  });
});

test('a history that was rewritten by a forced push is refused', async () => {
  workspace.git('reset', '--quiet', '--hard', 'HEAD~2');
  workspace.write('notes.txt', 'another history');
  workspace.commit('docs: another history');
  workspace.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
  const steps = [install, deployChanges('test', '"$CODEBUILD_INITIATOR"')];
  const { output, code } = await new CodeBuild(machines).build(steps, {}, workspace.head());
  expect(output).toContain('BASE_UNKNOWN');
  expect(deployed(output)).toEqual({});
  expect(code).not.toBe(0);
});
