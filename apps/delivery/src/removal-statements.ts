import { actionsFor } from '@hipaa-cdk/pipeline';
import { application } from '@hipaa-cdk/platform';
import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * What it takes beside the bootstrap's roles to remove a stack in the course of a deploy: the compute that is not chosen
 * any more, or what a failed first deploy has left. Guards are taken off and buckets emptied, of this environment only.
 */
export function removalStatements(scope: Construct, environment: string): readonly iam.PolicyStatement[] {
  const { partition } = Stack.of(scope);
  const own = `${application.name}-${environment}-*`;
  const bucket = `arn:${partition}:s3:::${own}`;
  // Names of load balancers and user pools do not tell whose they are; their tags do.
  const conditions = {
    StringEquals: {
      'aws:ResourceTag/Application': application.name,
      'aws:ResourceTag/Environment': environment,
    },
  };
  return [
    new iam.PolicyStatement({
      sid: 'UnlockDatabases',
      actions: [...actionsFor('unlock', 'rds')],
      resources: [ownArn(scope, 'rds', `cluster:${own}`)],
    }),
    new iam.PolicyStatement({
      sid: 'UnlockLoadBalancers',
      actions: [...actionsFor('unlock', 'elasticloadbalancing')],
      resources: [ownArn(scope, 'elasticloadbalancing', 'loadbalancer/app/*')],
      conditions,
    }),
    new iam.PolicyStatement({
      sid: 'UnlockUserPools',
      actions: [...actionsFor('unlock', 'cognito-idp')],
      resources: [ownArn(scope, 'cognito-idp', 'userpool/*')],
      conditions,
    }),
    new iam.PolicyStatement({
      sid: 'EmptyBuckets',
      actions: [...actionsFor('empty')],
      resources: [bucket, `${bucket}/*`],
    }),
  ];
}

/**
 * What it takes to keep what an allowed replacement is about to lose: snapshots of the environment's own databases, under
 * the names that the runner gives them. Nothing here deletes one.
 */
export function snapshotStatements(scope: Construct, environment: string): readonly iam.PolicyStatement[] {
  const own = `${application.name}-${environment}-*`;
  return [
    new iam.PolicyStatement({
      sid: 'KeepWhatIsReplaced',
      actions: [...actionsFor('snapshot')],
      resources: [
        `cluster:${own}`,
        `cluster-snapshot:${own}-before-*`,
        `db:${own}`,
        `snapshot:${own}-before-*`,
      ].map((resource) => ownArn(scope, 'rds', resource)),
    }),
  ];
}

/** ARN of something in the account and region of the scope's stack. */
export function ownArn(scope: Construct, service: string, resource: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
