import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { type Environment, PLACEHOLDER_ACCOUNTS } from '@hipaa-cdk/environments';
import { application, findEnvironment } from '@hipaa-cdk/platform';

/*
 * Names, accounts and regions as the platform has them: a fork that changes them has the same suites.
 */

export const APPLICATION = application.name;
export const LOCAL = findEnvironment('local');
export const TEST = findEnvironment('test');
export const PROD = findEnvironment('prod');

/** A region that the embedded AWS is not in. */
export const OTHER_REGION = LOCAL.region === 'ap-southeast-2' ? 'sa-east-1' : 'ap-southeast-2';

/** An account that nobody can own. */
export const PLACEHOLDER = PLACEHOLDER_ACCOUNTS.at(-1) ?? '';

/** An account that no environment is in. */
export const SOMEBODYS_ACCOUNT = '210987654321';

/** CloudFormation's name of the stack of a layer, in the embedded AWS; names of what is in it begin in the same way. */
export function nameOf(layer: string): string {
  return `${APPLICATION}-local-${layer}`;
}

/** Name of a parameter in the embedded AWS. */
export function parameterOf(path: string): string {
  return `/${APPLICATION}/local/${path}`;
}

/** Name of a role or policy of the embedded AWS, by what it is for. */
export function bootstrapped(what: 'boundary' | 'deploy' | 'execution'): string {
  return `${APPLICATION}-${what}-local-${LOCAL.region}`;
}

/** ARN of the role of a release, and of the one that it hands CloudFormation. */
export function releasing(what: 'deploy' | 'execution'): string {
  return `arn:aws:iam::${LOCAL.account}:role/${APPLICATION}-${what}-local-release-${LOCAL.region}`;
}

/** Gives an environment of the copy another account or region, its certificate as well. */
export function moveTo(
  workspace: TemporaryWorkspace,
  environment: Environment,
  { account = environment.account, region = environment.region }: Partial<Environment>,
): void {
  const file = `platform/environments/${environment.name}.ts`;
  const text = workspace.read(file).replaceAll(environment.account, account);
  workspace.write(file, text.replaceAll(environment.region, region));
}
