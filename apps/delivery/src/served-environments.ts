import type { Environment } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';

/** Environments whose layers are deployed to this account and region, beside what the account has once. */
export function servedEnvironments(
  { account, region, target }: Environment,
  all: readonly Environment[] = allEnvironments(),
): readonly Environment[] {
  return all.filter(
    (other) => other.account === account && other.region === region && other.target === target,
  );
}

/** An environment as a part of logical ids. */
export function asIdPart(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
