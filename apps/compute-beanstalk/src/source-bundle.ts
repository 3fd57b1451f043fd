import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { type aws_elasticbeanstalk as beanstalk, aws_s3_assets as assets } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BeanstalkSettings } from '../config';
import { SampleBundle } from './sample-bundle';

const LAYER = join(__dirname, '..');

/**
 * Where Beanstalk fetches the code from: the object that the setting names, or the staging bucket of the CDK, where a
 * path and the sample are uploaded under a name made of their content.
 *
 * @throws UserError `BUNDLE_MISSING` when there is nothing at the path
 */
export function sourceBundle(
  scope: Construct,
  { sourceBundle: bundle, platform }: BeanstalkSettings,
): beanstalk.CfnApplicationVersion.SourceBundleProperty {
  if (bundle && 'objectKey' in bundle) return { s3Bucket: bundle.bucketName, s3Key: bundle.objectKey };
  const asset = bundle
    ? new assets.Asset(scope, 'Bundle', { path: existing(bundle.path) })
    : new SampleBundle(scope, 'Bundle', { platform });
  return { s3Bucket: asset.s3BucketName, s3Key: asset.s3ObjectKey };
}

function existing(path: string): string {
  const absolute = join(LAYER, path);
  if (existsSync(absolute)) return absolute;
  throw new UserError({
    code: 'BUNDLE_MISSING',
    message: `there is no source bundle at "${path}"; expected a folder or an archive in apps/compute-beanstalk`,
    remedy: 'build the application first, or name the object of a bucket that your build uploads to',
  });
}
