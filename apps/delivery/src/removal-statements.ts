import { actionsFor } from '@hipaa-cdk/pipeline';
import { application } from '@hipaa-cdk/platform';
import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * What it takes beside the bootstrap's roles to remove a stack in the course of a deploy: the compute that is not chosen
 * any more, or what a failed first deploy has left. Guards are taken off and buckets emptied, of these environments only.
 *
 * @param environments names of environments
 * @returns no statement when there is no environment
 */
export function removalStatements(
  scope: Construct,
  environments: readonly string[],
): readonly iam.PolicyStatement[] {
  if (environments.length === 0) return [];
  const { partition } = Stack.of(scope);
  const names = environments.map((name) => `${application.name}-${name}-*`);
  const buckets = names.map((name) => `arn:${partition}:s3:::${name}`);
  // Names of load balancers and user pools do not tell whose they are; their tags do.
  const conditions = {
    StringEquals: {
      'aws:ResourceTag/Application': application.name,
      'aws:ResourceTag/Environment': [...environments],
    },
  };
  return [
    new iam.PolicyStatement({
      sid: 'UnlockDatabases',
      actions: [...actionsFor('unlock', 'rds')],
      resources: names.map((name) => ownArn(scope, 'rds', `cluster:${name}`)),
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
      resources: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]),
    }),
  ];
}

/**
 * What it takes to keep what an allowed replacement is about to lose: snapshots of the environments' own databases, under
 * the names that the runner gives them. Nothing here deletes one.
 *
 * @param environments names of environments
 * @returns no statement when there is no environment
 */
export function snapshotStatements(
  scope: Construct,
  environments: readonly string[],
): readonly iam.PolicyStatement[] {
  if (environments.length === 0) return [];
  return [
    new iam.PolicyStatement({
      sid: 'KeepWhatIsReplaced',
      actions: [...actionsFor('snapshot')],
      resources: environments
        .map((name) => `${application.name}-${name}-*`)
        .flatMap((own) => [
          `cluster:${own}`,
          `cluster-snapshot:${own}-before-*`,
          `db:${own}`,
          `snapshot:${own}-before-*`,
        ])
        .map((resource) => ownArn(scope, 'rds', resource)),
    }),
  ];
}

/** ARN of something in the account and region of the scope's stack. */
export function ownArn(scope: Construct, service: string, resource: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
