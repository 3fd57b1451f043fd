import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeStack } from '../aws/deployed-stack';
import { outputDirectory, readSynthesised } from '@hipaa-cdk/layer-templates';
import { type LayerAccountProps, layerAccount, leaveNx } from '../testing/layer-account';
import { type ReplacementGuard, replacementGuard } from './replacement-guard';

const cluster = (DBClusterIdentifier: string) => ({
  Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { DBClusterIdentifier } } },
});
const replaced = {
  ResourceChange: {
    LogicalResourceId: 'Cluster',
    Action: 'Modify',
    Replacement: 'True',
    PhysicalResourceId: 'old',
    Details: [],
  },
};

/** The guard of a deploy that renames the cluster, unless told otherwise. */
async function guardOf(more: Partial<LayerAccountProps> = {}) {
  const snapshots: unknown[] = [];
  const account = layerAccount({
    wanted: cluster('new'),
    deployed: cluster('old'),
    changes: [replaced],
    environment: 'prod',
    answers: {
      CreateDBClusterSnapshot: (input) => (snapshots.push(input), {}),
      DescribeDBClusterSnapshots: () => ({ DBClusterSnapshots: [{ Status: 'available' }] }),
    },
    ...more,
  });
  const { run } = account;
  const directory = outputDirectory(run.request.workspaceRoot, 'database', run.environment.name);
  const stack = await describeStack(await run.session(), run.place.stack);
  const make = (): ReplacementGuard => replacementGuard(run, readSynthesised(directory), stack);
  return { ...account, make, snapshots };
}
const allowing = (allowReplacement: string) => ({ options: { allowReplacement } });

test('a protected environment shows the diff first, then refuses, and takes no snapshot', async () => {
  const { make, printed, snapshots } = await guardOf();
  await expect(make().approve?.('c')).rejects.toMatchObject({ code: 'REPLACEMENT_REFUSED' });
  expect(printed.join('')).toContain('replaced: Cluster (AWS::RDS::DBCluster)');
  expect(snapshots).toEqual([]);
});

test('the change set that is judged is the one that is carried out', async () => {
  const asked: unknown[] = [];
  const answers = { DescribeChangeSet: (input: object) => (asked.push(input), { Changes: [] }) };
  await (await guardOf({ answers })).make().approve?.('the-one');
  expect(asked).toMatchObject([{ ChangeSetName: 'the-one' }]);
});

test('what is allowed by name passes, after its snapshot', async () => {
  const { make, snapshots } = await guardOf(allowing('Cluster'));
  await make().approve?.('c');
  expect(snapshots).toMatchObject([{ DBClusterIdentifier: 'old' }]);
});

test('a replacement does not begin when Nx has gone while its snapshot was taken', async () => {
  const { make } = await guardOf(allowing('Cluster'));
  const back = leaveNx();
  await expect(make().approve?.('c')).rejects.toMatchObject({ code: 'NX_GONE' });
  back();
});

test('the shown diff is kept in files', async () => {
  const { make, run } = await guardOf(allowing('Cluster'));
  await make().approve?.('c');
  expect(existsSync(join(run.request.workspaceRoot, 'dist/diff/prod/database.md'))).toBe(true);
});

test('an environment without protection judges nothing', async () => {
  expect((await guardOf({ environment: 'local' })).make().approve).toBeUndefined();
});

test('an environment without protection still minds its allowances', async () => {
  const { make } = await guardOf({ environment: 'local', ...allowing('Other') });
  await expect(make().approve?.('c')).rejects.toMatchObject({ code: 'ALLOWANCE_UNUSED' });
});

test('an allowance is unused when nothing is updated', async () => {
  const { make } = await guardOf(allowing('Cluster'));
  expect(() => make().nothingToReplace()).toThrow(expect.objectContaining({ code: 'ALLOWANCE_UNUSED' }));
});

test('an allowance is unused where nothing is deployed yet', async () => {
  const { make } = await guardOf({ deployed: undefined, ...allowing('Cluster') });
  expect(make).toThrow(expect.objectContaining({ code: 'ALLOWANCE_UNUSED' }));
});

test('a first deploy to a protected environment loses nothing', async () => {
  const { make } = await guardOf({ deployed: undefined });
  await expect(make().approve?.('c')).resolves.toBeUndefined();
});

test('a layer without any resource, which would go as a whole, is refused', async () => {
  const { make } = await guardOf({ wanted: { Resources: {} } });
  expect(make).toThrow(expect.objectContaining({ code: 'REPLACEMENT_REFUSED' }));
});
