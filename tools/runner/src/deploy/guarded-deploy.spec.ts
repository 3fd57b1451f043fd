import { deployWithToolkit } from '../aws/toolkit-deploy';
import { layerAccount } from '../testing/layer-account';
import { deploy } from './deploy';

jest.mock('../check/assert-judged');
jest.mock('../aws/toolkit-deploy', () => ({ deployWithToolkit: jest.fn(() => Promise.resolve(true)) }));
const toolkit = jest.mocked(deployWithToolkit);
beforeEach(() => toolkit.mockReset().mockResolvedValue(true));

const cluster = (name: string) => ({
  Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DBClusterIdentifier: name } } },
});
const renamed = { wanted: cluster('new'), deployed: cluster('old') };
const same = { wanted: cluster('old'), deployed: cluster('old') };
const allowing = { options: { allowReplacement: 'Cluster' } };
const unused = expect.objectContaining({ code: 'ALLOWANCE_UNUSED' });

test('a deploy to a protected environment is judged before it is carried out', async () => {
  await deploy(layerAccount({ ...renamed, environment: 'prod' }).run);
  expect(toolkit.mock.calls[0]?.[3]).toBeInstanceOf(Function);
});

test('a deploy to any other environment is not', async () => {
  const { run, calls } = layerAccount(renamed);
  await deploy(run);
  const asked = calls.length;
  await toolkit.mock.calls[0]?.[3]?.('cdk-deploy-change-set');
  expect(calls).toHaveLength(asked);
});

test('an allowance for a layer that is unchanged is refused', async () => {
  await expect(deploy(layerAccount({ ...same, ...allowing }).run)).rejects.toEqual(unused);
  expect(toolkit).not.toHaveBeenCalled();
});

test('an allowance for a deploy in which CloudFormation finds nothing to do is refused', async () => {
  toolkit.mockResolvedValue(false);
  await expect(deploy(layerAccount({ ...renamed, ...allowing }).run)).rejects.toEqual(unused);
});

test('an allowance for a layer that is not deployed yet is refused before anything is made', async () => {
  const { run } = layerAccount({ wanted: cluster('new'), ...allowing });
  await expect(deploy(run)).rejects.toEqual(unused);
  expect(toolkit).not.toHaveBeenCalled();
});
