import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, basename } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { type aws_elasticbeanstalk as beanstalk, aws_s3_assets as assets } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { tmpdir } from 'node:os';
import { releasedVersion } from '@hipaa-cdk/web-front';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import type { BeanstalkSettings } from './settings';
import { type PlatformName, platforms } from './platforms';

/** The file that tells a platform how to start the sample. */
interface SampleStart {
  /** Its name, at the root of the bundle. */
  readonly file: string;
  readonly content: (program: string) => string;
}

/** python:3.14.8-slim-trixie, for every processor, from Amazon's copy of the official images. */
const PYTHON =
  'public.ecr.aws/docker/library/python@sha256:a2b82f3c48559aa0a8446d9af49826b6e2b2016f4cd2afabfe6013ec53729170';

/** Amazon Linux has Python for its own needs, so that the sample starts whatever language the platform is for. */
const sampleStarts: Readonly<Record<'procfile' | 'dockerfile', SampleStart>> = {
  procfile: { file: 'Procfile', content: (program) => `web: python3 ${program}\n` },
  dockerfile: {
    file: 'Dockerfile',
    content: (program) =>
      [
        `FROM ${PYTHON}`,
        'WORKDIR /application',
        `COPY ${program} .`,
        // Nobody: the program needs no right at all.
        'USER 65534:65534',
        `EXPOSE ${platforms.docker.port}`,
        `CMD ["python3", "-I", "${program}"]`,
        '',
      ].join('\n'),
  },
};

interface SampleBundleProps {
  /** One that can start the sample. */
  readonly platform: PlatformName;
}

/** The sample application with what starts it. Its name depends on the content alone, on every machine. */
export class SampleBundle extends assets.Asset {
  constructor(scope: Construct, id: string, props: SampleBundleProps) {
    const folder = mkdtempSync(join(tmpdir(), 'sample-bundle-'));
    try {
      writeBundle(folder, props.platform);
      // By the end of this the library has copied the files to the other things that are deployed.
      super(scope, id, { path: folder });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

function writeBundle(folder: string, platform: PlatformName): void {
  const program = basename(sampleApplication.path);
  const start = platforms[platform].sampleStart;
  writeFileSync(join(folder, program), sampleApplication.source);
  if (start) writeFileSync(join(folder, sampleStarts[start].file), sampleStarts[start].content(program));
}

const LAYER = join(__dirname, '..');

/**
 * Where Beanstalk fetches the code from: the object that the setting or a release names, or the staging bucket of the CDK, where a
 * path and the sample are uploaded under a name made of their content.
 *
 * @throws UserError `BUNDLE_MISSING` when there is nothing at the path
 */
export function sourceBundle(
  scope: Construct,
  { sourceBundle: bundle, platform }: BeanstalkSettings,
): beanstalk.CfnApplicationVersion.SourceBundleProperty {
  if (bundle && 'bucketName' in bundle) {
    const { bucketName: s3Bucket, objectKey } = bundle;
    const s3Key = objectKey ?? releasedVersion(scope, { layer: 'compute-beanstalk', bundles: s3Bucket });
    return { s3Bucket, s3Key };
  }
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
