import { fakeSession } from '../testing/fake-session';
import { replacedCluster, resourceOf } from '../testing/examples';
import { takeSnapshots } from './snapshots';
import type { Loss } from '../changes/layer-changes';

const now = new Date('2026-11-25T21:50:00.000Z');
const cluster = replacedCluster as Loss;

async function take(losses: Loss[], answers: Parameters<typeof fakeSession>[1] = {}) {
  const printed: string[] = [];
  const inputs: Record<string, unknown>[] = [];
  const record = (input: Record<string, unknown>): object => (inputs.push(input), {});
  const { session } = fakeSession('local', {
    CreateDBClusterSnapshot: record,
    CreateDBSnapshot: record,
    DescribeDBClusterSnapshots: () => ({ DBClusterSnapshots: [{ Status: 'available' }] }),
    DescribeDBSnapshots: () => ({ DBSnapshots: [{ Status: 'available' }] }),
    ...answers,
  });
  await takeSnapshots(session, losses, now, (line) => printed.push(line));
  return { printed, inputs };
}

test('a cluster leaves a snapshot that is named after it and the time', async () => {
  const { inputs, printed } = await take([cluster]);
  expect(inputs).toEqual([
    {
      DBClusterIdentifier: 'hipaa-prod-database',
      DBClusterSnapshotIdentifier: 'hipaa-prod-database-before-20261125t215000z',
    },
  ]);
  expect(printed).toEqual([
    'taking snapshot hipaa-prod-database-before-20261125t215000z of Cluster9 (hipaa-prod-database)',
  ]);
});

test('a database of its own leaves one too', async () => {
  const { inputs } = await take([{ ...cluster, type: 'AWS::RDS::DBInstance' }]);
  expect(inputs).toMatchObject([{ DBInstanceIdentifier: 'hipaa-prod-database' }]);
});

test.each(['AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'])(
  'a cluster of %s leaves one too',
  async (type) => {
    const { inputs } = await take([{ ...cluster, type }]);
    expect(inputs).toMatchObject([{ DBClusterIdentifier: 'hipaa-prod-database' }]);
  },
);

test('the longest name of a cluster still leaves room for the time', async () => {
  const physicalId = `hipaa-prod-${'d'.repeat(27)}-${'e'.repeat(24)}`;
  const { inputs } = await take([{ ...cluster, physicalId }]);
  const name = String(inputs[0]?.['DBClusterSnapshotIdentifier']);
  expect(physicalId).toHaveLength(63);
  expect(name).toBe(`hipaa-prod-${'d'.repeat(27)}-before-20261125t215000z`);
  expect(name.length).toBeLessThanOrEqual(63);
});

test('a database without a known name stops everything', async () => {
  await expect(take([{ ...cluster, physicalId: undefined }])).rejects.toMatchObject({
    code: 'SNAPSHOT_IMPOSSIBLE',
  });
});

test('what leaves none is told, with what becomes of it', async () => {
  const bucket = resourceOf({ logicalId: 'B', type: 'AWS::S3::Bucket', holds: 'objects', fate: 'kept' });
  const { inputs, printed } = await take([bucket as Loss]);
  expect(inputs).toEqual([]);
  expect(printed).toEqual(['no snapshot of B (AWS::S3::Bucket): this command takes none of its type; kept']);
});

test('the snapshot is waited for', async () => {
  const states = ['creating', 'creating', 'available'];
  await take([cluster], {
    DescribeDBClusterSnapshots: () => ({ DBClusterSnapshots: [{ Status: states.shift() }] }),
  });
  expect(states).toEqual([]);
});

test('a snapshot that is refused stops everything', async () => {
  const answers = {
    CreateDBClusterSnapshot: () => {
      throw new Error('quota exceeded');
    },
  };
  await expect(take([cluster], answers)).rejects.toThrow('quota exceeded');
});
