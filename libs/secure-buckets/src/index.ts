export { denyDeletion } from './deny-deletion';
export { LogBucket, type LogBucketProps } from './log-bucket';
export { type LogDelivery } from './log-delivery';
export { logLifecycle } from './log-lifecycle';
export { secureBucketProps } from './secure-bucket-props';
