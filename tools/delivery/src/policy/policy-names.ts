import { boundaryName, thePlatform } from '@hipaa-cdk/environments';
import { type Place, partitionOf } from './places';

/** CloudFormation's name of the stack that holds the policies. */
export function policyStack(): string {
  return `${thePlatform().application.name}-bootstrap-policies`;
}

/** Names of the stacks that hold the policies: a template is given in a call, which takes no more than half of them. */
export function policyStacks(): readonly string[] {
  return [policyStack(), `${policyStack()}-2`];
}

/** Name of one of the policies that CloudFormation acts with, counted from 1. */
export function executionPolicyName(region: string, number: number): string {
  return `${thePlatform().application.name}-execution-${region}-${number}`;
}

/** ARN of a managed policy of the account. */
export function policyArn({ account, region }: Place, name: string): string {
  return `arn:${partitionOf(region)}:iam::${account}:policy/${name}`;
}

/** ARN of the policy that no role leaves. */
export function boundaryArn(place: Place): string {
  return policyArn(place, boundaryName(place.region));
}
