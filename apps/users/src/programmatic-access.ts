import { RotatedKey, dataRemoval } from '@hipaa-cdk/layer';
import { environmentOf } from '@hipaa-cdk/parameters';
import { Tags, aws_iam as iam, aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { tagNames } from '../functions/key-rotation/tag-names';
import { endStatement } from './end-statement';
import { KeyRotation } from './key-rotation';
import { ownKeyStatements } from './own-key-statements';
import type { ProgrammaticAccessSettings } from './programmatic-access-settings';

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
      removalPolicy: dataRemoval(environmentOf(this).profile),
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
