import { defineContract } from '@hipaa-cdk/contract';

export { BUCKET_LOGS, LOAD_BALANCER_LOGS } from './log-prefixes';

/** What the storage layer publishes: the application's bucket, the key that encrypts it, and where access logs are. */
export const storageContract = defineContract({
  layer: 'storage',
  revision: 1,
  entries: {
    bucketName: { type: 'String', description: 'name of the application bucket' },
    bucketArn: { type: 'String', description: 'ARN of the application bucket' },
    bucketKeyArn: {
      type: 'String',
      description:
        'ARN of the key of the application bucket; readers decrypt and writers generate data keys with it',
    },
    logBucketName: {
      type: 'String',
      description: 'name of the bucket that keeps the access logs of the application bucket',
    },
  },
});
