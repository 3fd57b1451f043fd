import { findEnvironment } from '@hipaa-cdk/platform';
import type { Template } from 'aws-cdk-lib/assertions';
import { settings } from '../../config';
import type { AuditSettings } from '../settings';

/** Settings of an environment with some of them changed. */
export function testSettings(change: Partial<AuditSettings> = {}, environment = 'prod'): AuditSettings {
  return { ...settings.of(findEnvironment(environment)), ...change };
}

/** Long enough for the schema. */
export const REASON = 'a reason that is long enough to be read';

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: Readonly<Record<string, unknown>>;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** Statements of the policy of the bucket whose logical id begins with `bucket`. */
export function bucketStatements(template: Template, bucket: string): readonly Statement[] {
  const policies = Object.values(template.findResources('AWS::S3::BucketPolicy'));
  const policy = policies.find(({ Properties }) => String(Properties.Bucket.Ref).startsWith(bucket));
  return (policy?.['Properties'].PolicyDocument.Statement ?? []) as Statement[];
}

/** Statements of the policy of the key that has this word in its description. */
export function keyStatements(template: Template, about: string): readonly Statement[] {
  const keys = Object.values(template.findResources('AWS::KMS::Key'));
  const key = keys.find(({ Properties }) => String(Properties.Description).includes(about));
  return (key?.['Properties'].KeyPolicy.Statement ?? []) as Statement[];
}

/** The statement of that name. */
export function named(statements: readonly Statement[], sid: string): Statement | undefined {
  return statements.find(({ Sid }) => Sid === sid);
}
