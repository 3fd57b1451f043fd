import { CfnResource, Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import { observe } from './observed-resource';

const stack = new Stack();
const bucket = new s3.CfnBucket(stack, 'Bucket', { bucketName: 'a' });

test('members that are read are remembered, others are not', () => {
  const { resource, read } = observe(bucket);
  expect((resource as s3.CfnBucket).bucketName).toBe('a');
  expect([...read]).toEqual(['bucketName']);
});

test('an observed resource is of the class of the real one', () => {
  const { resource } = observe(bucket);
  expect(resource).toBeInstanceOf(s3.CfnBucket);
  expect(CfnResource.isCfnResource(resource)).toBe(true);
});

test('an observed resource is in the stack of the real one', () => {
  expect(Stack.of(observe(bucket).resource)).toBe(stack);
});

test('a reference to an observed resource names the real one', () => {
  expect(stack.resolve(observe(bucket).resource.ref)).toEqual({ Ref: 'Bucket' });
});
