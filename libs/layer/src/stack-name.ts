import { thePlatform } from '@hipaa-cdk/environments';

/** CloudFormation's name of a layer's stack: one per environment and layer. */
export function stackName(environment: string, layer: string): string {
  return `${thePlatform().application.name}-${environment}-${layer}`;
}
