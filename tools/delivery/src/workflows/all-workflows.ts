import type { Environment } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';
import { deploy } from './deploy';
import { pullRequest } from './pull-request';
import { nightlyProofs, proofsOfChange } from './proofs';
import { releaseApplicationOf } from './release-application';
import { render } from './render';

/** Every workflow, by file: those of environments in real accounts, in the order of the registry, and proofs of the workspace. */
export function allWorkflows(
  environments: readonly Environment[] = allEnvironments(),
): ReadonlyMap<string, string> {
  const real = environments.filter(({ target }) => target === 'aws');
  return new Map([
    ['.github/workflows/pull-request.yml', render(pullRequest(real))],
    ['.github/workflows/deploy.yml', render(deploy(real))],
    ['.github/workflows/release.yml', render(releaseApplicationOf(real))],
    ['.github/workflows/proofs.yml', render(proofsOfChange())],
    ['.github/workflows/nightly.yml', render(nightlyProofs())],
  ]);
}
