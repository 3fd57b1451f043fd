import { TemporaryWorkspace, type CommandResult } from '@hipaa-cdk/temporary-workspace';
import { AddressWatch } from './address-watch';
import { finished, results } from './layers';
import { LOCAL } from './place';

const ENVIRONMENT = 'platform/environments/local.ts';
const LAYERS = ['network', 'storage', 'compute-beanstalk', 'compute-ecs', 'site'];
const DEPLOY = `run-many -t deploy -p ${LAYERS.join(',')} --env=local`;

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create();
  const layers = LAYERS.map((layer) => `'${layer}'`).join(', ');
  workspace.edit(ENVIRONMENT, /layers: .*,/, `layers: { only: [${layers}] },`);
});
afterAll(() => workspace.dispose());

describe.each([
  ['ecs', 'beanstalk'],
  ['beanstalk', 'ecs'],
] as const)('from %s to %s', (from, to) => {
  let swap: CommandResult;
  let watch: AddressWatch;
  beforeAll(async () => {
    await workspace.withoutNx(DEPLOY);
    workspace.edit(ENVIRONMENT, `compute: '${from}'`, `compute: '${to}'`);
    watch = AddressWatch.start(workspace);
    swap = await workspace.withoutNx(DEPLOY);
    await watch.stop();
  });

  test('one deploy brings the new compute up, turns the site, and removes the old compute', () => {
    expect(results(swap.output)).toEqual({
      network: 'unchanged',
      storage: 'unchanged',
      [`compute-${to}`]: 'created',
      site: 'updated',
      [`compute-${from}`]: 'retired',
    });
    expect(swap.code).toBe(0);
  });

  test('the new one is up before the site turns, and the old one goes last', () => {
    const order = ['created', 'updated', 'retired'].flatMap((result) => finished(swap.output, result));
    expect(order).toEqual([`compute-${to}`, 'site', `compute-${from}`]);
  });

  test('whoever looked at the address meanwhile saw a compute that was there, each time', () => {
    expect(watch.looks).toBeGreaterThan(10);
    expect(watch.gaps).toEqual([]);
  });

  test('after it there is nothing left to do', async () => {
    const { output } = await workspace.withoutNx(DEPLOY);
    expect(results(output)).toMatchObject({ [`compute-${to}`]: 'unchanged', site: 'unchanged' });
  });

  test('the new compute is updated like any other layer', async () => {
    workspace.edit('platform/application.ts', "costCenter: '", `costCenter: '${to}-`);
    const { output } = await workspace.withoutNx(DEPLOY);
    expect(results(output)).toMatchObject({ [`compute-${to}`]: 'updated' });
  });

  test('the address led to both, one after the other', () => {
    expect(watch.targets).toEqual([from, to]);
  });
});

test('a compute that was not chosen is skipped, and a line says so', async () => {
  const { output, code } = await workspace.withoutNx('run compute-beanstalk:deploy --env=local');
  expect(output).toContain('skipped · the compute of local is ecs');
  expect(code).toBe(0);
});

test('the old compute stays when the new one does not come up', async () => {
  workspace.edit(ENVIRONMENT, "compute: 'ecs'", "compute: 'beanstalk'");
  workspace.edit(
    'apps/compute-beanstalk/src/compute-beanstalk-stack.ts',
    'super(scope, id, props);',
    `super(scope, id, props);\n    new CfnResource(this, 'Broken', { type: 'AWS::IAM::Group', properties: { ManagedPolicyArns: ['arn:aws:iam::${LOCAL.account}:policy/none'] } });`,
  );
  workspace.edit(
    'apps/compute-beanstalk/src/compute-beanstalk-stack.ts',
    "import type { Construct } from 'constructs';",
    "import type { Construct } from 'constructs';\nimport { CfnResource } from 'aws-cdk-lib';",
  );
  const watch = AddressWatch.start(workspace);
  const { output, code } = await workspace.withoutNx(DEPLOY);
  await watch.stop();
  expect(results(output)).toMatchObject({
    'compute-beanstalk': 'failed',
    site: 'skipped',
    'compute-ecs': 'skipped',
  });
  expect([watch.targets, watch.gaps, code]).toEqual([['ecs'], [], 1]);
});
