import { packageBuckets, signalBuckets } from './aws-buckets';

const buckets = [...packageBuckets('us-west-2'), ...signalBuckets('us-west-2')];

test.each(buckets)(
  '%s is a bucket of the region, without a wildcard that would let in the buckets of others',
  (bucket) => {
    expect(bucket).toMatch(/^[a-z0-9-]+$/);
    expect(bucket).toMatch(/us-?west-?2/);
  },
);

test.each([
  ['packages of Amazon Linux', 'al2023-repos-us-west-2-de612dc2'],
  ['layers of container images', 'prod-us-west-2-starport-layer-bucket'],
  ['Elastic Beanstalk platforms', 'elasticbeanstalk-platform-assets-us-west-2'],
  ['the Systems Manager agent', 'amazon-ssm-us-west-2'],
])('%s can be read', (_, bucket) => {
  expect(packageBuckets('us-west-2')).toContain(bucket);
});

test('answers to CloudFormation go to the bucket whose region is written without hyphens', () => {
  expect(signalBuckets('us-west-2')).toContain('cloudformation-custom-resource-response-uswest2');
});

test('nothing can be written to a bucket that packages come from', () => {
  expect(packageBuckets('us-west-2').filter((bucket) => signalBuckets('us-west-2').includes(bucket))).toEqual(
    [],
  );
});
