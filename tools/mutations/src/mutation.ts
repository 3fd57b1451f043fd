import type { CloudFormationTemplate } from '@hipaa-cdk/templates';

/** A template with one thing broken. */
export interface Mutation {
  readonly layer: string;
  readonly environment: string;
  /** Logical id of the resource that is broken. */
  readonly logicalId: string;
  /** Path of the resource in the construct tree; the logical id where the template does not tell. */
  readonly resource: string;
  /** Where it is broken, such as `Properties.EnableKeyRotation`. */
  readonly setting: string;
  /** What became of it, in JSON or words. */
  readonly to: string;
  readonly description: string;
  readonly template: CloudFormationTemplate;
}

/** What the mutations of one resource have in common. */
export type MutationOrigin = Pick<Mutation, 'layer' | 'environment' | 'logicalId' | 'resource'>;

/** Names a mutation uniquely. */
export function mutationName({ layer, environment, logicalId, setting, to }: Mutation): string {
  return [layer, environment, logicalId, setting, to].join(' ');
}
