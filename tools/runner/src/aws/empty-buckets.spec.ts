import { emptyBuckets } from './empty-buckets';
import { fakeSession } from './fake-session';

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
