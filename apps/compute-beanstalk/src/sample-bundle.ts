import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import { aws_s3_assets as assets } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type PlatformName, platforms } from './platforms';
import { sampleStarts } from './sample-starts';

export interface SampleBundleProps {
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
  copyFileSync(sampleApplication.path, join(folder, program));
  if (start) writeFileSync(join(folder, sampleStarts[start].file), sampleStarts[start].content(program));
}
