import { actionsFor } from '@hipaa-cdk/pipeline';
import { application } from '@hipaa-cdk/platform';
import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ownArn } from './own-arns';

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
