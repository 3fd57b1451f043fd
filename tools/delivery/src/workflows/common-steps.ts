import { type Environment, bootstrapArn } from '@hipaa-cdk/environments';
import { NODE_VERSION, type Step, install } from '@hipaa-cdk/pipeline';
import { ACTIONS } from './actions';
import type { WorkflowStep } from './workflow';

/** The code with its whole history, Node, and the packages of the lock file. */
export const prepare: readonly WorkflowStep[] = [
  {
    name: 'Check out',
    action: ACTIONS.checkout,
    // Nothing later in the job pushes, so nothing has to keep the token.
    with: { 'fetch-depth': 0, 'persist-credentials': false },
  },
  { name: 'Node', action: ACTIONS.setupNode, with: { 'node-version': NODE_VERSION } },
  install,
];

/** Short-lived credentials of a role, for GitHub's word that this is the job which it was made for. */
export function signIn(environment: Environment, role: string): WorkflowStep {
  const { region } = environment;
  return {
    name: `Sign in to ${environment.name}`,
    action: ACTIONS.awsCredentials,
    with: {
      'role-to-assume': bootstrapArn('role', role, environment),
      'aws-region': region,
    },
  };
}

/** Keeps pages for whoever reads them, also when a step before has failed. */
export function keep(name: string, path: string): WorkflowStep {
  return {
    name: `Keep ${path}`,
    if: 'always()',
    action: ACTIONS.uploadArtifact,
    with: { name, path, 'if-no-files-found': 'ignore', 'retention-days': 30 },
  };
}

/** Fetches what another job of the run has kept. */
export function fetchKept(name: string, path: string): WorkflowStep {
  return { name: `Fetch ${name}`, action: ACTIONS.downloadArtifact, with: { name, path } };
}

/** Shows the pages of a diff in the summary of the run, ready to be copied into a comment. */
export function summarise(environment: string): Step {
  return {
    name: `Summary of ${environment}`,
    run: `cat dist/diff/${environment}/*.md >> "$GITHUB_STEP_SUMMARY"`,
  };
}
