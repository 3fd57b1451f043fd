import { setTimeout } from 'node:timers/promises';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { TemporaryWorkspace, type RunningCommand, killHard } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, results } from './layers';
import { parameterOf } from './place';

const NAME = parameterOf('locks/network');
const DEPLOY = 'run network:deploy --env=local';
const MINUTE = 60_000;

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  // Nx ends a command with everything it started: the embedded AWS must not be part of that.
  await workspace.forget();
});
afterAll(() => workspace.dispose());

/** Sends a signal to a command and everything it started. */
function signal({ process: child }: RunningCommand, name: NodeJS.Signals): void {
  if (child.pid) process.kill(-child.pid, name);
}

/** Waits until a deploy has the lock, and lets it stand still in the middle of its work, while nothing of its own is on its way. */
async function stopped(deploy: RunningCommand): Promise<RunningCommand> {
  await deploy.printed(/network: 10\//);
  signal(deploy, 'SIGSTOP');
  return deploy;
}

async function lockState(): Promise<string> {
  const { Parameter } = await new SSMClient(workspace.client).send(new GetParameterCommand({ Name: NAME }));
  return (JSON.parse(Parameter?.Value ?? '{}') as { state: string }).state;
}

/** Makes somebody on another machine hold the lock until some time from now. */
async function holdElsewhere(milliseconds: number): Promise<void> {
  const store = new SSMClient(workspace.client);
  const record = {
    version: 0,
    state: 'held',
    token: 'elsewhere',
    holder: { user: 'ann', host: 'laptop', process: 4711, place: 'elsewhere', command: 'network:deploy' },
    since: new Date(Date.now() - MINUTE).toISOString(),
    expires: new Date(Date.now() + milliseconds).toISOString(),
  };
  const { Parameter } = await store.send(new GetParameterCommand({ Name: NAME }));
  const Value = JSON.stringify({ ...record, version: (Parameter?.Version ?? 0) + 1 });
  await store.send(new PutParameterCommand({ Name: NAME, Type: 'String', Overwrite: true, Value }));
}

test('of two deploys at once the second says who holds the layer; with --wait it follows', async () => {
  const first = await stopped(workspace.startWithoutNx(DEPLOY));
  const second = await workspace.withoutNx(DEPLOY);
  expect(second.output).toMatch(
    /DEPLOY_LOCKED: network in local is being changed by \S+@\S+ \(process \d+\), network:deploy of commit [0-9a-f]{7,}, since 20\S+Z/,
  );
  expect(second.code).not.toBe(0);
  const waiting = workspace.startWithoutNx(`${DEPLOY} --wait=5`);
  await waiting.printed(/network: waiting for \S+@\S+ \(process \d+\), network:deploy/);
  signal(first, 'SIGCONT');
  expect(results((await first.result).output)).toEqual({ network: 'created' });
  expect(results((await waiting.result).output)).toEqual({ network: 'unchanged' });
});

test('a deploy that is killed hard leaves nothing to be cleared by hand', async () => {
  await workspace.forget();
  const first = await stopped(workspace.startWithoutNx(DEPLOY));
  killHard(first);
  await first.result;
  expect(await lockState()).toBe('held');
  expect((await workspace.withoutNx(DEPLOY)).code).toBe(0);
  expect(await lockState()).toBe('free');
});

test('a deploy that is ended gives the lock back', async () => {
  await workspace.forget();
  const first = await stopped(workspace.startNx(DEPLOY));
  signal(first, 'SIGTERM');
  signal(first, 'SIGCONT');
  await first.result;
  // Nx may be gone before the runner that it has ended.
  const limit = Date.now() + MINUTE;
  while ((await lockState()) !== 'free' && Date.now() < limit) await setTimeout(200);
  expect(await lockState()).toBe('free');
});

test('a lock of another machine counts until it ends by itself, and is no part of a contract', async () => {
  await holdElsewhere(MINUTE);
  const held = 'DEPLOY_LOCKED: network in local is being changed by ann@laptop (process 4711)';
  expect((await workspace.withoutNx(DEPLOY)).output).toContain(held);
  expect((await workspace.withoutNx('run network:destroy --env=local')).output).toContain(held);
  await holdElsewhere(-MINUTE);
  const { output, code } = await workspace.withoutNx(`${DEPLOY} --published`);
  expect(code).toBe(0);
  expect(output).toContain(parameterOf('network/vpcId'));
  expect(output).not.toContain('/locks/');
});
