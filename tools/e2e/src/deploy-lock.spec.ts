import { TemporaryWorkspace, type RunningCommand, killHard } from '@hipaa-cdk/temporary-workspace';
import { askEmbedded } from './ask-embedded';
import { BASE_LAYERS } from './base-layers';
import { results } from './results';

const NAME = '/hipaa/local/locks/network';
const DEPLOY = 'run network:deploy --env=local';
const DESTROY = 'run network:destroy --env=local';
const MINUTE = 60_000;

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  // Nx ends a command with everything it started: the embedded AWS must not be part of that.
  await workspace.nx('run local-aws:start');
});
afterAll(() => workspace.dispose());

/** Sends a signal to a command and everything it started. */
function signal({ process: child }: RunningCommand, name: NodeJS.Signals): void {
  if (child.pid) process.kill(-child.pid, name);
}

/** A deploy that has the lock and stands still in the middle of its work, while nothing of its own is on its way. */
async function stoppedDeploy(): Promise<RunningCommand> {
  const deploy = workspace.startNx(DEPLOY);
  await deploy.printed(/network: 10\//);
  signal(deploy, 'SIGSTOP');
  return deploy;
}

interface Kept {
  readonly Value: string;
  readonly Version: number;
}

async function kept(): Promise<Kept> {
  const input = { Name: NAME };
  return (await askEmbedded<{ Parameter: Kept }>(workspace, 'ssm', 'GetParameterCommand', input)).Parameter;
}

async function lockState(): Promise<string> {
  return (JSON.parse((await kept()).Value) as { state: string }).state;
}

/** Makes somebody on another machine hold the lock until some time from now. */
async function holdElsewhere(milliseconds: number): Promise<void> {
  const { Version } = await kept();
  const record = {
    version: Version + 1,
    state: 'held',
    token: 'elsewhere',
    holder: { user: 'ann', host: 'laptop', process: 4711, place: 'elsewhere', command: 'network:deploy' },
    since: new Date(Date.now() - MINUTE).toISOString(),
    expires: new Date(Date.now() + milliseconds).toISOString(),
  };
  const input = { Name: NAME, Type: 'String', Overwrite: true, Value: JSON.stringify(record) };
  await askEmbedded(workspace, 'ssm', 'PutParameterCommand', input);
}

test('of two deploys at once the second says who holds the layer; with --wait it follows', async () => {
  const first = await stoppedDeploy();
  const second = await workspace.nx(DEPLOY);
  expect(second.output).toMatch(
    /DEPLOY_LOCKED: network in local is being changed by \S+@\S+ \(process \d+\), network:deploy of commit [0-9a-f]{7,}, since 20\S+Z/,
  );
  expect(second.code).not.toBe(0);
  const waiting = workspace.startNx(`${DEPLOY} --wait=5`);
  await waiting.printed(/network: waiting for \S+@\S+ \(process \d+\), network:deploy/);
  signal(first, 'SIGCONT');
  expect(results((await first.result).output)).toEqual({ network: 'created' });
  expect(results((await waiting.result).output)).toEqual({ network: 'unchanged' });
});

test('a deploy that is killed hard leaves nothing to be cleared by hand', async () => {
  await workspace.nx(DESTROY);
  const first = await stoppedDeploy();
  killHard(first);
  await first.result;
  expect(await lockState()).toBe('held');
  expect((await workspace.nx(DEPLOY)).code).toBe(0);
  expect(await lockState()).toBe('free');
});

test('a deploy that is ended gives the lock back', async () => {
  await workspace.nx(DESTROY);
  const first = await stoppedDeploy();
  signal(first, 'SIGTERM');
  signal(first, 'SIGCONT');
  await first.result;
  expect(await lockState()).toBe('free');
});

test('a lock of another machine counts until it ends by itself, and is no part of a contract', async () => {
  await holdElsewhere(MINUTE);
  const held = 'DEPLOY_LOCKED: network in local is being changed by ann@laptop (process 4711)';
  expect((await workspace.nx(DEPLOY)).output).toContain(held);
  expect((await workspace.nx(DESTROY)).output).toContain(held);
  await holdElsewhere(-MINUTE);
  const { output, code } = await workspace.nx(`${DEPLOY} --published`);
  expect(code).toBe(0);
  expect(output).toContain('/hipaa/local/network/vpcId');
  expect(output).not.toContain('/locks/');
});
