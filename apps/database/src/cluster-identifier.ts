import type { Environment } from '@hipaa-cdk/environments';
import { application } from '@hipaa-cdk/platform';

/**
 * Physical name of the cluster. Without one its log groups could not be made before it, and RDS would make them
 * itself: unencrypted by us and kept for ever. It also stops a deploy that would replace the cluster by an empty one,
 * because two clusters cannot have the same name.
 */
export function clusterIdentifier(environment: Pick<Environment, 'name'>, clusterName: string): string {
  return `${application.name}-${environment.name}-${clusterName}`;
}
