import { defineContract } from '@hipaa-cdk/contract';

/** Below it the log bucket takes the access logs of load balancers. */
export const LOAD_BALANCER_LOGS = 'load-balancers';

/** Below it the log bucket takes the access logs of other buckets of its environment. */
export const BUCKET_LOGS = 'buckets/';

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
