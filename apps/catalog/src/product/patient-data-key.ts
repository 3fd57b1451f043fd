import { CfnDeletionPolicy, Stack, aws_kms as kms } from 'aws-cdk-lib';
import type { ProductTemplate } from './product-template';

/** Days in which a deletion can still be called off, whatever the environment: the key reads health data. */
const PENDING_DAYS = 30;

/**
 * A key of the product's own, made when it is launched for health data. It outlives the product, because backups and
 * volumes that do can be read with it alone; only a launch that failed takes it along.
 */
export class PatientDataKey extends kms.CfnKey {
  /**
   * @param scope the product
   * @param services prefixes of the services that encrypt with it for callers of this account, such as `ec2`
   */
  constructor(scope: ProductTemplate, id: string, services: readonly string[]) {
    super(scope, id, {
      description: 'Health data of a product of the catalog',
      enableKeyRotation: true,
      pendingWindowInDays: PENDING_DAYS,
      keyPolicy: keyPolicy(scope, services),
    });
    this.cfnOptions.condition = scope.isPhi;
    this.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
    this.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  }
}

function keyPolicy(scope: ProductTemplate, services: readonly string[]): object {
  const { account, region, partition } = Stack.of(scope);
  const StringEquals = {
    'kms:CallerAccount': account,
    'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`),
  };
  const everybody = { Effect: 'Allow', Principal: { AWS: '*' }, Resource: '*' };
  const root = `arn:${partition}:iam::${account}:root`;
  return {
    Version: '2012-10-17',
    Statement: [
      { ...everybody, Sid: 'AccountDecides', Principal: { AWS: root }, Action: 'kms:*' },
      // Whoever may use the service's resource may use its key for that, so that a launch role needs no key of anybody.
      { ...everybody, Sid: 'ThroughServicesOnly', Action: USE, Condition: { StringEquals } },
      {
        ...everybody,
        Sid: 'GrantsForResourcesOfServices',
        Action: 'kms:CreateGrant',
        Condition: { StringEquals, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
      {
        ...everybody,
        Sid: 'GrantsForResourcesOnly',
        Effect: 'Deny',
        Action: 'kms:CreateGrant',
        Condition: {
          BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ],
  };
}

/** Encrypting and decrypting, as services do it for their callers. */
const USE = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:GenerateDataKey',
  'kms:DescribeKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
