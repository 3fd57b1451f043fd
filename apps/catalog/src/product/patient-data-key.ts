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
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AccountDecides',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        // Whoever may use the service's resource may use its key for that, so that a launch role needs no key of anybody.
        Sid: 'ThroughServicesOnly',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:GenerateDataKey',
          'kms:DescribeKey',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`),
          },
        },
      },
      {
        Sid: 'GrantsForResourcesOfServices',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`),
          },
          Bool: { 'kms:GrantIsForAWSResource': 'true' },
        },
      },
      {
        Sid: 'GrantsForResourcesOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: {
          BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ],
  };
}
