import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface KeyStatementProps {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly keyArn: string;
  /** The one service that may use the key in the caller's name, such as `s3`. */
  readonly service: string;
  /** What the service says it encrypts: key of the encryption context, and patterns of its value. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** Use of a key through one service and for one purpose: a caller never decrypts anything with it directly. */
export function keyStatement(scope: Construct, props: KeyStatementProps): iam.PolicyStatement {
  const purposes = Object.entries(props.context).map(([name, values]) => [
    `kms:EncryptionContext:${name}`,
    values.length === 1 ? values[0] : [...values],
  ]);
  return new iam.PolicyStatement({
    sid: props.sid,
    actions: [...props.actions],
    resources: [props.keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': `${props.service}.${Stack.of(scope).region}.amazonaws.com` },
      StringLike: Object.fromEntries(purposes) as Record<string, string | string[]>,
    },
  });
}
