import { fakeSession } from '../testing/fake-session';
import type { LayerRun } from '../command';
import { fakeParameters } from '../testing/examples';
import { staleOnly } from './deploy';

const VPC = '/hipaa/test/network/vpcId';
const template = {
  Parameters: { NetworkVpcId: { Type: 'AWS::SSM::Parameter::Value<String>', Default: VPC } },
};

/** A database that runs on `vpc-1`, or is not deployed. */
function run(published: string, options: Record<string, unknown>, isDeployed = true) {
  const { answers, store } = fakeParameters();
  store.set(VPC, [published]);
  const { session, calls } = fakeSession('test', {
    ...answers,
    GetTemplate: () => ({ TemplateBody: JSON.stringify(template) }),
    DescribeStacks: () => {
      if (!isDeployed) throw new Error('Stack does not exist');
      const Parameters = [{ ParameterKey: 'NetworkVpcId', ParameterValue: VPC, ResolvedValue: 'vpc-1' }];
      return { Stacks: [{ StackName: 's', Parameters }] };
    },
  });
  const deploy = jest.fn().mockResolvedValue({ result: 'updated' });
  const layer = { name: 'database' };
  const layerRun = {
    layer,
    place: { stack: 's' },
    options,
    session: () => Promise.resolve(session),
  } as unknown as LayerRun;
  return { outcome: () => staleOnly(deploy)(layerRun), deploy, calls };
}

test('without --stale every layer is deployed, and nothing is asked', async () => {
  const { outcome, deploy, calls } = run('vpc-1', {});
  expect((await outcome()).result).toBe('updated');
  expect(deploy).toHaveBeenCalledTimes(1);
  expect(calls).toEqual([]);
});

test('a layer whose input moved is deployed, and the input is named', async () => {
  const { outcome } = run('vpc-2', { stale: true });
  expect(await outcome()).toEqual({ result: 'updated', note: 'network/vpcId moved' });
});

test('a layer whose inputs did not move is left alone, whatever its code says', async () => {
  const { outcome, deploy } = run('vpc-1', { stale: true });
  expect(await outcome()).toMatchObject({ result: 'unchanged' });
  expect(deploy).not.toHaveBeenCalled();
});

test('a layer that is not deployed has no inputs to heal', async () => {
  const { outcome, deploy } = run('vpc-2', { stale: true }, false);
  expect(await outcome()).toEqual({ result: 'skipped', note: 'not deployed' });
  expect(deploy).not.toHaveBeenCalled();
});

test('--stale=false means no --stale', async () => {
  expect((await run('vpc-1', { stale: false }).outcome()).result).toBe('updated');
});
