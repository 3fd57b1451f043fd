import {
  arnParts,
  bucketArn,
  httpsAddress,
  keyArn,
  once,
  partitionOf,
} from '@hipaa-cdk/environments/aws-values';
import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';

/** S3 counts days in 32 bits; nobody waits for more than a century. */
const days = z
  .int('expected a whole number of days')
  .min(1, 'expected 1 day or more')
  .max(36_500, 'expected 100 years or less');

const shape = z.strictObject({
  /** Days until the parts of an upload that was never finished are deleted. They cost storage and no listing shows them. */
  unfinishedUploadDays: days,

  /** What becomes of a version once a newer one, or a delete marker, has taken its place. */
  noncurrentVersions: z
    .strictObject({
      /** Days until it moves to the infrequent-access class. S3 takes no fewer than 30. Left out, it stays where it is. */
      infrequentAccessAfterDays: z
        .int()
        .min(30, 'expected 30 days or more, the least that S3 takes')
        .optional(),
      /** Days until it is gone for good: the time in which an overwritten or deleted object can be brought back. */
      expireAfterDays: days,
    })
    .refine(({ infrequentAccessAfterDays: move = 0, expireAfterDays }) => move < expireAfterDays, {
      path: ['expireAfterDays'],
      message: 'expected more days than infrequentAccessAfterDays',
    }),

  /** Web origins whose pages may read and upload objects from a browser. None is the rule. */
  corsOrigins: once(
    z.array(
      httpsAddress(
        'expected one exact origin such as "https://app.example.org", without wildcard or path',
        '',
        { least: 1 },
      ),
    ),
  ).default([]),

  /**
   * Keeps every new object from being deleted or overwritten for a time. It cannot be taken back from a bucket, and
   * CloudFormation makes a new bucket when it is added to one that exists: decide before the first deploy.
   */
  objectLock: z
    .strictObject({
      /** `governance` yields to callers with a special permission; `compliance` yields to nobody, the root user included. */
      mode: z.enum(['governance', 'compliance']),
      /** Days from the upload. */
      days,
    })
    .optional(),

  /** Copies every new object into a bucket of another region, encrypted again with a key of that region. */
  replication: z
    .strictObject({
      /** The bucket that takes the copies. Versioned, owner enforced, and with object lock where this one has it. */
      bucketArn: bucketArn(),
      /** The key that encrypts the copies, in the region of their bucket. Its account is taken for the bucket's owner. */
      keyArn: keyArn(),
    })
    .optional(),

  /**
   * Amazon GuardDuty scans every new object of the application's bucket for malware, and writes what it found into the tag
   * `GuardDutyMalwareScanStatus` of the object. $0.09 a GB and $0.215 a 1,000 objects, in us-east-1.
   */
  malwareProtection: z
    .strictObject({
      /**
       * What becomes of objects that have not been found clean. `refused`: nobody reads them, nor those that were there before,
       * are larger than 100 GB or encrypted by their uploader, for these are never found clean.
       */
      unscanned: z.enum(['readable', 'refused'], 'expected "readable" or "refused"'),
    })
    .optional(),
});

export type StorageSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const storageSettings = defineSettings({
  layer: 'storage',
  shape,
  environment: replicationProblems,
});

/** Copies travel within a partition, and lie in another region, or one failure would take both. */
function replicationProblems({ replication }: StorageSettings, { region }: Environment): readonly Problem[] {
  if (!replication) return [];
  const bucket = arnParts(replication.bucketArn);
  const key = arnParts(replication.keyArn);
  const partition = partitionOf(region);
  return [
    ...(bucket?.partition === partition
      ? []
      : [{ path: ['replication', 'bucketArn'], message: `expected a bucket of partition "${partition}"` }]),
    ...(key?.partition === partition && key?.region !== region
      ? []
      : [
          {
            path: ['replication', 'keyArn'],
            message: `expected a key of partition "${partition}", in another region than ${region}`,
          },
        ]),
  ];
}
