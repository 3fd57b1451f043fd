import { application } from '@hipaa-cdk/environments';

/** CloudFormation's name of a layer's stack: one per environment and layer. */
export function stackName(environment: string, layer: string): string {
  return `${application.name}-${environment}-${layer}`;
}
