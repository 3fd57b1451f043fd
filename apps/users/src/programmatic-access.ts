import { RotatedKey, dataRemoval } from '@hipaa-cdk/layer';
import { Tags, aws_iam as iam, aws_secretsmanager as secretsmanager, type aws_kms as kms } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { tagNames } from '../functions/key-rotation/tag-names';
import { KeyRotation } from './key-rotation';
import type { ProgrammaticAccessSettings } from './settings';
import { keyStatement } from './application-policy';

export interface ProgrammaticAccessProps extends ProgrammaticAccessSettings {
  /** All that the user may do until the access ends. */
  readonly policy: iam.IManagedPolicy;
}

/**
 * A user with an access key, for a program that can have no role. The user has no password. Its key is made by the
 * function that also renews it, and is nowhere but in the secret.
 */
export class ProgrammaticAccess extends Construct {
  constructor(scope: Construct, id: string, props: ProgrammaticAccessProps) {
    super(scope, id);
    const { expires, reason, policy } = props;
    const group = new iam.Group(this, 'Group', { managedPolicies: [policy] });
    const user = new iam.User(this, 'User', { groups: [group] });
    // Whoever finds the user finds out why it is there.
    (user.node.defaultChild as iam.CfnUser).addMetadata('ProgrammaticAccess', { reason, expires });
    const key = new RotatedKey(this, 'Key', { description: 'Encrypts the access key of the application' });
    const secret = new secretsmanager.Secret(this, 'Secret', {
      description: 'Access key of the application, renewed by itself',
      encryptionKey: key,
      // Before the first rotation, which follows at once, it holds a text that opens nothing.
      generateSecretString: { secretStringTemplate: '{"accessKeyId":""}', generateStringKey: 'unused' },
      removalPolicy: dataRemoval(this),
    });
    Tags.of(secret).add(tagNames.user, user.userName);
    Tags.of(secret).add(tagNames.ends, expires);
    new iam.ManagedPolicy(this, 'Terms', {
      description: 'Follow to the next key, and end on a day',
      groups: [group],
      statements: [...ownKeyStatements(this, { secret, key }), endStatement(expires)],
    });
    new KeyRotation(this, 'Rotation', { user, secret, key, everyDays: props.rotationDays });
  }
}

interface OwnKey {
  /** Where the access key is kept. */
  readonly secret: secretsmanager.ISecret;
  /** Encrypts the secret. */
  readonly key: kms.IKey;
}

/** Lets a program read the next access key with the one it has. */
function ownKeyStatements(scope: Construct, { secret, key }: OwnKey): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ReadOwnKey',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secret.secretArn],
    }),
    keyStatement(scope, {
      sid: 'DecryptOwnKey',
      actions: ['kms:Decrypt'],
      keyArn: key.keyArn,
      service: 'secretsmanager',
      context: { SecretARN: [secret.secretArn] },
    }),
  ];
}

/**
 * Forbids everything from a day on. IAM asks its own clock, so the end comes whether anybody deploys or not.
 *
 * @param day the first day without access, as `YYYY-MM-DD`; it begins at midnight UTC
 */
function endStatement(day: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AccessEnds',
    effect: iam.Effect.DENY,
    actions: ['*'],
    resources: ['*'],
    conditions: { DateGreaterThanEquals: { 'aws:CurrentTime': `${day}T00:00:00Z` } },
  });
}
