import { type Bootstrapped, executionRoleName, thePlatform } from '@hipaa-cdk/environments';

/** How the names of the stacks begin that hold policies and roles. */
export function policyStackPrefix(): string {
  return `${thePlatform().application.name}-bootstrap-`;
}

/** Names of the stacks of an environment: a template is given in a call, which takes no more than half of them. */
export function policyStackNames(environment: string): readonly string[] {
  const name = `${policyStackPrefix()}${environment}`;
  return [`${name}-policies`, name];
}

/** Name of one of the policies that CloudFormation acts with, counted from 1. */
export function executionPolicyName(of: Bootstrapped, number: number): string {
  return `${executionRoleName(of)}-${number}`;
}

/** Name of the policy that the CDK's own role gets: it denies everything, since nothing is deployed with that role. */
export function nothingName(region: string): string {
  return `${policyStackPrefix()}nothing-${region}`;
}
