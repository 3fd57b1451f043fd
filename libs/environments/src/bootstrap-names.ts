import type { Environment } from './environment';
import { ACCOUNT } from './account-layers';
import { partitionOf } from './aws-values';
import { thePlatform } from './platform';

/** What the bootstrap makes something for: an environment, or all that environments of an account share, in one region. */
export type Bootstrapped = Pick<Environment, 'name' | 'region'>;

/** Words that the bootstrap's own names have where others have the name of an environment. */
export const BOOTSTRAP_WORDS: readonly string[] = [
  'bootstrap',
  'boundary',
  'deploy',
  'execution',
  'github',
  'publish',
];

/**
 * Name of the policy that no role of an environment can leave, whatever else is allowed to it. Policies belong to the
 * account and bootstraps to a region, so each region has its own.
 */
export function boundaryName(of: Bootstrapped): string {
  return named('boundary', of);
}

/** Name of the narrower boundary of the roles that the catalog launches products with. The bootstrap makes it too. */
export function launchBoundaryName(region: string): string {
  return named('boundary', { name: `${ACCOUNT}-launch`, region });
}

/** Name of the narrowest boundary, of the roles that products make. The bootstrap makes it too. */
export function productBoundaryName(region: string): string {
  return named('boundary', { name: `${ACCOUNT}-product`, region });
}

/** Name of the role that CloudFormation acts with. Its policies begin with the same words. */
export function executionRoleName(of: Bootstrapped): string {
  return named('execution', of);
}

/** Name of the role that reads and changes stacks. */
export function deployRoleName(of: Bootstrapped): string {
  return named('deploy', of);
}

/** Name of the role that uploads what stacks are made from. */
export function publishRoleName(of: Bootstrapped): string {
  return named('publish', of);
}

/** Name of the role that releases the application of an environment and does nothing else. No environment is called like that. */
export function releaseRoleName(of: Bootstrapped): string {
  return deployRoleName(releasing(of));
}

/** Name of the role that CloudFormation acts with in a release. */
export function releaseExecutionRoleName(of: Bootstrapped): string {
  return executionRoleName(releasing(of));
}

function releasing({ name, region }: Bootstrapped): Bootstrapped {
  return { name: `${name}-release`, region };
}

/** ARN of a role or policy that the bootstrap makes. */
export function bootstrapArn(
  kind: 'role' | 'policy',
  name: string,
  { account, region }: Pick<Environment, 'account' | 'region'>,
): string {
  return `arn:${partitionOf(region)}:iam::${account}:${kind}/${name}`;
}

/** Where the bootstrap notes the ARN of an environment's boundary, for deploys to look for. */
export function boundaryParameter(environment: string): string {
  return `/${thePlatform().application.name}/bootstrap/${environment}/boundary`;
}

/** Where the bootstrap notes which resource types and names it has granted, for deploys to compare with. */
export function grantedParameter(environment: string): string {
  return `/${thePlatform().application.name}/bootstrap/${environment}/granted`;
}

function named(what: string, { name, region }: Bootstrapped): string {
  return `${thePlatform().application.name}-${what}-${name}-${region}`;
}
