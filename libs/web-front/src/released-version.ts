import { environmentOf } from '@hipaa-cdk/parameters';
import { migrationPath, RELEASE_METADATA, releasePath } from '@hipaa-cdk/parameters/path';
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

/** How a release changes the database. */
export interface ReleaseMigration {
  /** Whether the database is changed before the new version takes over, or after it. */
  readonly when: 'before' | 'after';
  /** Minutes that a migration may take before it is stopped. */
  readonly minutes: number;
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

/**
 * The version whose migration a release runs: another one than the version that runs for as long as a release is between the
 * two.
 */
export function migratingVersion(
  scope: Construct,
  source: ReleaseSource,
  migration: ReleaseMigration,
): string {
  const stack = Stack.of(scope);
  const { name } = environmentOf(scope);
  const parameter = migrationPath(name, source.layer);
  stack.addMetadata(RELEASE_METADATA, {
    ...source,
    parameter: releasePath(name, source.layer),
    migration: { ...migration, parameter },
  });
  return new CfnParameter(stack, 'ApplicationMigration', {
    type: 'AWS::SSM::Parameter::Value<String>',
    default: parameter,
    description: 'Version of the application whose migration of the database runs next, or ran last',
  }).valueAsString;
}
