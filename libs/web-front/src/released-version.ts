import { environmentOf } from '@hipaa-cdk/parameters';
import { RELEASE_METADATA, releasePath } from '@hipaa-cdk/parameters/path';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Where the versions of an application are, of which a release chooses one. */
export interface ReleaseSource {
  /** Layer that runs the application. */
  readonly layer: string;
  /**
   * Repository of images, with its registry; a version is the digest of one, kept without its `sha256:`.
   *
   * @default - versions are no images
   */
  readonly image?: string;
  /**
   * Bucket of bundles; a version is the key of one.
   *
   * @default - versions are no bundles
   */
  readonly bundles?: string;
}

/**
 * The version of the application that a release has chosen. CloudFormation reads it anew at each update of the stack, so a
 * release is an update with the template that is there, and a deploy of the layer keeps the version that runs.
 */
export function releasedVersion(scope: Construct, source: ReleaseSource): string {
  const stack = Stack.of(scope);
  const existing = stack.node.tryFindChild(RELEASE_METADATA) as CfnParameter | undefined;
  if (existing) return existing.valueAsString;
  const parameter = releasePath(environmentOf(scope).name, source.layer);
  stack.addMetadata(RELEASE_METADATA, { ...source, parameter });
  return new CfnParameter(stack, RELEASE_METADATA, {
    type: 'AWS::SSM::Parameter::Value<String>',
    default: parameter,
    description: 'Version of the application, as the last release chose it',
  }).valueAsString;
}
