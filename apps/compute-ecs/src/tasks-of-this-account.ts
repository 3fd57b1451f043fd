import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** ECS, for tasks of this account and region: nobody else's task can make it use a role of ours. */
export function tasksOfThisAccount(scope: Construct): iam.ServicePrincipal {
  const { partition, region, account } = Stack.of(scope);
  return new iam.ServicePrincipal('ecs-tasks.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:ecs:${region}:${account}:*` },
    },
  });
}
