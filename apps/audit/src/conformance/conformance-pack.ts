import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack, aws_config as config, aws_s3_assets as assets } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { PackRule } from './hipaa-rules';
import { packTemplate } from './pack-template';

export interface ConformancePackProps {
  readonly rules: readonly PackRule[];
}

/** Bytes of a template that CloudFormation hands over as it is; a longer one has to lie in a bucket. */
export const INLINE_BYTES = 51_200;

/** Rules that AWS Config holds the account to. */
export class ConformancePack extends Construct {
  constructor(scope: Construct, id: string, { rules }: ConformancePackProps) {
    super(scope, id);
    const template = packTemplate(rules);
    const fits = Buffer.byteLength(template) <= INLINE_BYTES;
    new config.CfnConformancePack(this, 'Pack', {
      conformancePackName: `${Stack.of(this).stackName}-hipaa`,
      ...(fits ? { templateBody: template } : { templateS3Uri: this.uploaded(template) }),
    });
  }

  /** Address of the template among the assets of the deployment. */
  private uploaded(template: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-pack-'));
    try {
      const path = join(folder, 'conformance-pack.template.json');
      writeFileSync(path, template);
      return new assets.Asset(this, 'Template', { path }).s3ObjectUrl;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
