import type { DeployedStack } from '../aws/deployed-stack';
import { fakeSession } from '../aws/fake-session';
import { fakeParameters } from '../record/fake-parameters';
import { staleInputs } from './stale-inputs';

const VPC = '/hipaa/test/network/vpcId';
const IMAGE = '/aws/service/ami-amazon-linux-latest/al2023';
const parameter = (Default: string) => ({ Type: 'AWS::SSM::Parameter::Value<String>', Default });
const template = { Parameters: { NetworkVpcId: parameter(VPC), Image: parameter(IMAGE) } };

function stale(stored: Record<string, string>, running: Record<string, string>) {
  const { answers, store } = fakeParameters();
  for (const [name, value] of Object.entries(stored)) store.set(name, [value]);
  const stack = { parameters: new Map(Object.entries(running)) } as unknown as DeployedStack;
  return staleInputs(fakeSession('test', answers).session, stack, template);
}

test('a layer that runs on what is published is not stale', async () => {
  expect(
    await stale({ [VPC]: 'vpc-1', [IMAGE]: 'ami-1' }, { NetworkVpcId: 'vpc-1', Image: 'ami-1' }),
  ).toEqual([]);
});

test('an entry that moved is named with its layer and both values', async () => {
  expect(
    await stale({ [VPC]: 'vpc-2', [IMAGE]: 'ami-1' }, { NetworkVpcId: 'vpc-1', Image: 'ami-1' }),
  ).toEqual([{ layer: 'network', entry: 'vpcId', running: 'vpc-1', published: 'vpc-2' }]);
});

test('an entry that is no longer published is stale, without a value', async () => {
  expect(await stale({ [IMAGE]: 'ami-1' }, { NetworkVpcId: 'vpc-1', Image: 'ami-1' })).toEqual([
    { layer: 'network', entry: 'vpcId', running: 'vpc-1', published: undefined },
  ]);
});

test('a parameter that is no contract has its whole name', async () => {
  const [input] = await stale(
    { [VPC]: 'vpc-1', [IMAGE]: 'ami-2' },
    { NetworkVpcId: 'vpc-1', Image: 'ami-1' },
  );
  expect(input).toMatchObject({ layer: '', entry: IMAGE });
});
