import { type Answers, fakeSession } from '../testing/fake-session';
import { removeStack, disposableBuckets, emptyBuckets } from './remove-stack';

const stack = {
  id: 'arn:stack/1',
  name: 'hipaa-local-storage',
  status: 'CREATE_COMPLETE',
  terminationProtection: false,
  parameters: new Map<string, string>(),
  tags: new Map<string, string>(),
  driftStatus: 'NOT_CHECKED',
  outputs: new Map(),
};
const template = {
  Resources: {
    Files: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Delete' },
    Records: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' },
    Database: { Type: 'AWS::RDS::DBCluster' },
  },
};
const summary = (LogicalResourceId: keyof typeof template.Resources) => ({
  LogicalResourceId,
  PhysicalResourceId: LogicalResourceId.toLowerCase(),
  ResourceType: template.Resources[LogicalResourceId].Type,
  ResourceStatus: 'CREATE_COMPLETE',
});

function remove(statuses: string[], more: Answers = {}) {
  const asked: unknown[] = [];
  const { session, calls } = fakeSession('local', {
    GetTemplate: () => ({ TemplateBody: JSON.stringify(template) }),
    ListStackResources: () => ({
      StackResourceSummaries: [summary('Files'), summary('Records'), summary('Database')],
    }),
    ListObjectVersions: (input) => (asked.push(input), {}),
    ModifyDBCluster: (input) => (asked.push(input), {}),
    DeleteStack: (input) => (asked.push(input), {}),
    DescribeStacks: () => {
      const StackStatus = statuses.shift();
      if (StackStatus === undefined) throw new Error('Stack does not exist');
      return { Stacks: [{ StackId: stack.id, StackName: stack.name, StackStatus }] };
    },
    ...more,
  });
  return { removal: removeStack(session, stack), asked, calls };
}

test('what goes with the stack is emptied and unlocked first, and what stays is left alone', async () => {
  const { removal, asked } = remove(['DELETE_COMPLETE']);
  await removal;
  expect(asked).toEqual([
    { Bucket: 'files' },
    { DBClusterIdentifier: 'database', DeletionProtection: false },
    { StackName: 'arn:stack/1' },
  ]);
});

test('the template that the stack had is given back', async () => {
  expect(await remove(['DELETE_COMPLETE']).removal).toEqual(template);
});

test('a deletion is followed to its end', async () => {
  const { removal, calls } = remove(['DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE']);
  await removal;
  expect(calls.filter((call) => call === 'DescribeStacks')).toHaveLength(3);
});

test('a stack that nobody finds any more is gone', async () => {
  await expect(remove([]).removal).resolves.toEqual(template);
});

test('a bucket that filled again meanwhile is emptied again: one run is enough', async () => {
  const { removal, calls } = remove(['DELETE_FAILED', 'DELETE_COMPLETE'], {
    DescribeStackEvents: () => ({ StackEvents: [] }),
  });
  await removal;
  expect(calls.filter((call) => /ListObjectVersions|DeleteStack/.test(call))).toEqual([
    'ListObjectVersions',
    'DeleteStack',
    'ListObjectVersions',
    'DeleteStack',
  ]);
});

test('a stack that stays is told with what kept it', async () => {
  const StackEvents = [
    {
      LogicalResourceId: 'Files',
      ResourceType: 'AWS::S3::Bucket',
      ResourceStatus: 'DELETE_FAILED',
      ResourceStatusReason: 'not empty',
    },
  ];
  const { removal } = remove(Array(3).fill('DELETE_FAILED'), {
    DescribeStackEvents: () => ({ StackEvents }),
  });
  await expect(removal).rejects.toMatchObject({
    code: 'DESTROY_FAILED',
    message: expect.stringMatching(/stack is DELETE_FAILED:\n {2}✖ .*Files.*not empty/),
  });
});

const ids = (DeletionPolicy?: string, Type = 'AWS::S3::Bucket') => [
  ...disposableBuckets({ Resources: { Data: { Type, DeletionPolicy } } }),
];

test.each([undefined, 'Delete'])('a bucket with the policy %p goes with its stack', (policy) => {
  expect(ids(policy)).toEqual(['Data']);
});

test.each(['Retain', 'RetainExceptOnCreate'])(
  'a bucket with the policy %p outlives its stack and is not emptied',
  (policy) => {
    expect(ids(policy)).toEqual([]);
  },
);

test('what is no bucket is not emptied', () => {
  expect(ids('Delete', 'AWS::SQS::Queue')).toEqual([]);
});

const resources = () => ({
  StackResourceSummaries: [
    { LogicalResourceId: 'Data', PhysicalResourceId: 'data-bucket', ResourceStatus: 'CREATE_COMPLETE' },
    { LogicalResourceId: 'Kept', PhysicalResourceId: 'kept-bucket', ResourceStatus: 'CREATE_COMPLETE' },
    { LogicalResourceId: 'Gone', PhysicalResourceId: 'gone-bucket', ResourceStatus: 'DELETE_COMPLETE' },
  ],
});

/** A bucket that holds versions and delete markers until they are deleted. */
function bucketWith(keys: string[]) {
  const buckets = new Set<string>();
  let versions = keys.map((Key) => ({ Key, VersionId: '1' }));
  const { session, calls } = fakeSession('local', {
    ListStackResources: resources,
    ListObjectVersions: ({ Bucket }) => {
      buckets.add(String(Bucket));
      return { Versions: versions.slice(0, 2), DeleteMarkers: versions.slice(2, 3) };
    },
    DeleteObjects: ({ Delete }) => {
      const gone = (Delete as { Objects: { Key: string }[] }).Objects.map(({ Key }) => Key);
      versions = versions.filter(({ Key }) => !gone.includes(Key));
    },
  });
  return { session, calls, buckets, left: () => versions };
}

test('every version and delete marker goes, page by page', async () => {
  const bucket = bucketWith(['a', 'b', 'c', 'd']);
  await emptyBuckets(bucket.session, 'stack', new Set(['Data']));
  expect(bucket.left()).toEqual([]);
});

test('only the buckets named are emptied', async () => {
  const bucket = bucketWith(['a']);
  await emptyBuckets(bucket.session, 'stack', new Set(['Data']));
  expect([...bucket.buckets]).toEqual(['data-bucket']);
});

test('a bucket that is gone already is left alone', async () => {
  const bucket = bucketWith(['a']);
  await emptyBuckets(bucket.session, 'stack', new Set(['Gone']));
  expect(bucket.buckets.size).toBe(0);
});

test('nothing is asked when there is no bucket to empty', async () => {
  const bucket = bucketWith(['a']);
  await emptyBuckets(bucket.session, 'stack', new Set());
  expect(bucket.calls).toEqual([]);
});
