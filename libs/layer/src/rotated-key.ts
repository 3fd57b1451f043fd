import { environmentOf } from '@hipaa-cdk/parameters';
import { Duration, aws_iam as iam, aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { dataRemoval } from './layer-stack';

/** What is said of a key. */
export interface RotatedKeyProps {
  /** What the key encrypts, for whoever finds it in the console. */
  readonly description: string;
}

/** An encryption key that AWS renews every year, and that lasts as long as the data it protects. */
export class RotatedKey extends kms.Key {
  constructor(scope: Construct, id: string, props: RotatedKeyProps) {
    const { profile } = environmentOf(scope);
    super(scope, id, {
      description: props.description,
      enableKeyRotation: true,
      pendingWindow: Duration.days(profile.keyDeletionDays),
      removalPolicy: dataRemoval(scope),
    });
    this.addToResourcePolicy(lastingAccessDenied());
  }
}

/** A grant is access that no policy shows and that lasts until it is revoked: only AWS services get one, for a resource. */
function lastingAccessDenied(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'GrantsForResourcesOnly',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: {
      BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
    },
  });
}
