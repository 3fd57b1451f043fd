import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { results } from './layers';
import { nameOf } from './place';

const ENVIRONMENT = 'platform/environments/local.ts';
const LAYERS = ['network', 'storage', 'compute-beanstalk', 'compute-ecs'];
const DEPLOY = `run-many -t deploy -p ${LAYERS.join(',')} --env=local`;
const STACK = nameOf('compute-ecs');

let workspace: TemporaryWorkspace;
let swap: CommandResult;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create();
  const layers = LAYERS.map((layer) => `'${layer}'`).join(', ');
  workspace.edit(ENVIRONMENT, /layers: .*,/, `layers: { only: [${layers}] },`);
  workspace.edit(ENVIRONMENT, 'protected: false', 'protected: true');
  workspace.edit(ENVIRONMENT, "profile: 'economy'", "profile: 'production'");
  await workspace.withoutNx(DEPLOY);
  workspace.edit(ENVIRONMENT, "compute: 'ecs'", "compute: 'beanstalk'");
  swap = await workspace.withoutNx(DEPLOY);
});
afterAll(() => workspace.dispose());

const retire = (options = ''): Promise<CommandResult> =>
  workspace.withoutNx(`run compute-ecs:deploy --env=local --retire${options}`);
const isThere = async (): Promise<boolean> => {
  const client = new CloudFormationClient(workspace.client);
  const { StackSummaries = [] } = await client.send(new ListStacksCommand({}));
  return StackSummaries.some((one) => one.StackName === STACK && one.StackStatus !== 'DELETE_COMPLETE');
};

test('a protected environment keeps its old compute when it swaps', async () => {
  expect(results(swap.output)).toMatchObject({ 'compute-beanstalk': 'created', 'compute-ecs': 'kept' });
  expect(await isThere()).toBe(true);
});

test('its removal shows what goes, and is refused until everything that holds something is named', async () => {
  const refused = await retire();
  expect(refused.output).toContain('nothing was removed: compute-ecs would lose what cannot be made again');
  expect(refused.output.indexOf('compute-ecs in local: ')).toBeLessThan(
    refused.output.indexOf('REPLACEMENT_REFUSED'),
  );
  expect(refused.code).not.toBe(0);
  expect(await isThere()).toBe(true);

  const allowance = /--retire( --allow-replacement=\S+)/.exec(refused.output)?.[1] ?? 'none';
  expect((await retire(`${allowance},Typo`)).output).toContain('ALLOWANCE_UNUSED');
  expect(await isThere()).toBe(true);

  const { output } = await retire(allowance);
  expect(results(output)).toEqual({ 'compute-ecs': 'retired' });
  expect(await isThere()).toBe(false);
});
