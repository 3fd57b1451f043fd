import { TemporaryWorkspace, killHard } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, breakNetwork, results } from './layers';
import { parameterOf } from './place';

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
});
afterAll(() => workspace.dispose());

afterEach(() => workspace.restore());

const EVERYTHING = 'run-many -t deploy --env=local';

test('a reader before its producer names the missing parameter and the command that publishes it', async () => {
  const { output, code } = await workspace.withoutNx('run database:deploy --env=local');
  expect(output).toContain(`CONTRACT_NOT_PUBLISHED: database reads ${parameterOf('network/')}`);
  expect(output).toContain('npx nx run network:deploy --env=local');
  expect(code).not.toBe(0);
});

test('a failing producer skips its reader, lets the others through, and the next run heals', async () => {
  breakNetwork(workspace);
  const broken = await workspace.withoutNx(EVERYTHING);
  expect(results(broken.output)).toEqual({ network: 'failed', storage: 'created', database: 'skipped' });
  expect(broken.output).toMatch(/database .* network was not deployed/);
  expect(broken.output).toMatch(/Network\/Refused \(AWS::SSM::Parameter\): /);
  expect(broken.code).not.toBe(0);

  workspace.restore();
  const healed = await workspace.withoutNx(EVERYTHING);
  expect(results(healed.output)).toEqual({ network: 'created', storage: 'unchanged', database: 'created' });
});

test.each([
  ['while a stack is being created', /network: creating/],
  ['after some resources', /network: 10\//],
  ['between two layers', /network: created/],
])('a deploy killed %s is completed by the next one', async (_when, moment) => {
  await workspace.forget();
  const deploy = workspace.startWithoutNx(EVERYTHING);
  await deploy.printed(moment);
  killHard(deploy);
  await deploy.result;
  const next = await workspace.withoutNx(EVERYTHING);
  expect(next.code).toBe(0);
  const last = await workspace.withoutNx(EVERYTHING);
  expect(results(last.output)).toEqual({ network: 'unchanged', storage: 'unchanged', database: 'unchanged' });
});

test('an embedded AWS that dies in the middle of a deploy is reported in one line, and the next run completes', async () => {
  await workspace.forget();
  const deploy = workspace.startWithoutNx(EVERYTHING);
  await deploy.printed(/network: creating/);
  const { pid } = JSON.parse(workspace.read('.local-aws/running.json')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  const { output, code } = await deploy.result;
  expect(output).toContain('LOCAL_AWS_LOST');
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).not.toBe(0);
  expect((await workspace.withoutNx(EVERYTHING)).code).toBe(0);
});
