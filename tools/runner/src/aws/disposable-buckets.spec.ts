import { disposableBuckets } from './disposable-buckets';

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
