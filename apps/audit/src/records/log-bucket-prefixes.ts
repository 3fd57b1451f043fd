import type { Environment } from '@hipaa-cdk/environments';
import { allEnvironments, application } from '@hipaa-cdk/platform';

export interface LogBucketPrefixesProps {
  /** Stack of the layer, all of whose buckets take logs. */
  readonly stackName: string;
  /** Account whose environments have log buckets as well. */
  readonly account: string;
  /** What follows the environment in the names of those buckets. */
  readonly suffixes: readonly string[];
}

/**
 * How the names of buckets begin that only take logs. CloudFormation makes up the name of a bucket from those of its stack
 * and of the resource.
 */
export function logBucketPrefixes(
  { stackName, account, suffixes }: LogBucketPrefixesProps,
  all: readonly Pick<Environment, 'name' | 'account'>[] = allEnvironments(),
): string[] {
  const environments = all.filter((environment) => environment.account === account);
  return [
    `${stackName}-`,
    ...environments.flatMap(({ name }) => suffixes.map((suffix) => `${application.name}-${name}-${suffix}`)),
  ];
}
