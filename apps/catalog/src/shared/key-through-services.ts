import { Stack, aws_iam as iam, type aws_kms as kms } from 'aws-cdk-lib';

/** Whoever may use a queue or a repository of the account may use the key for that, and for nothing else. */
export function allowThroughServices(key: kms.Key, services: readonly string[]): void {
  const { account, region } = Stack.of(key);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'ThroughServicesOnly',
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:CallerAccount': account,
          'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`),
        },
      },
    }),
  );
}
