import { Stack, aws_iam as iam, type aws_kms as kms } from 'aws-cdk-lib';

/** Lets Fargate encrypt the disks of this stack's tasks with a key: make data keys, and read the disks while a task runs. */
export function allowFargateDisks(key: kms.Key): void {
  const { account, stackName } = Stack.of(key);
  const fargate = new iam.ServicePrincipal('fargate.amazonaws.com');
  const disksOfThisStack = {
    StringEquals: { 'kms:EncryptionContext:aws:ecs:clusterAccount': account },
    // CloudFormation starts the name of the cluster with that of the stack.
    StringLike: { 'kms:EncryptionContext:aws:ecs:clusterName': `${stackName}-*` },
  };
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'EncryptDisks',
      principals: [fargate],
      actions: ['kms:GenerateDataKeyWithoutPlaintext'],
      resources: ['*'],
      conditions: disksOfThisStack,
    }),
  );
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'ReadDisks',
      principals: [fargate],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: {
        ...disksOfThisStack,
        'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
      },
    }),
  );
}
