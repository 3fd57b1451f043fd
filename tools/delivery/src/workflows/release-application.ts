import type { Environment } from '@hipaa-cdk/environments';
import { githubReleaseRole, RELEASE_VARIABLES, releaseApplication, VARIABLES } from '@hipaa-cdk/pipeline';
import { pack, packed, PACKED_BY, prepare, signIn, unpack } from './common-steps';
import { APPROVER, protectedLast } from './deploy';
import type { Job, Workflow, WorkflowStep } from './workflow';

/**
 * Takes one version of the application through the environments, one after the other, those that are protected last. Each
 * waits for what GitHub's environment of the same name asks for, and gets the very digest that the one before has run. People
 * start it, or the workflow that builds the application when a pull request is merged.
 */
export function releaseApplicationOf(environments: readonly Environment[]): Workflow {
  const order = protectedLast(environments);
  const [version, predecessor] = RELEASE_VARIABLES;
  return {
    name: 'Release',
    on: {
      workflow_dispatch: {
        inputs: {
          version: {
            description: 'Digest of an image, or key of a bundle',
            required: true,
            type: 'string',
          },
          predecessor: {
            description: 'Does the version before run on what a migration makes of the database?',
            required: true,
            type: 'choice',
            options: ['yes', 'no'],
          },
        },
      },
    },
    // By variables, so that nothing that somebody writes becomes a part of a command.
    env: { ...VARIABLES, [version]: '${{ inputs.version }}', [predecessor]: '${{ inputs.predecessor }}' },
    jobs: {
      [PACKED_BY.job]: {
        name: 'Pack',
        permissions: { contents: 'read' },
        minutes: 30,
        outputs: packed,
        steps: [...prepare(), assertVersion, ...pack],
      },
      ...Object.fromEntries(
        order.map((environment, index) => [environment.name, releaseIn(environment, order[index - 1])]),
      ),
    },
  };
}

const assertVersion: WorkflowStep = {
  name: 'Look at the version',
  run: '[[ "$RELEASE_VERSION" =~ ^[A-Za-z0-9:._/-]{1,1024}$ ]] || { echo "the version is neither a digest nor the key of a bundle"; exit 1; }',
};

function releaseIn(environment: Environment, before: Environment | undefined): Job {
  const { name, region } = environment;
  return {
    name: `Release in ${name}`,
    needs: [PACKED_BY.job, ...(before ? [before.name] : [])],
    environment: name,
    permissions: { contents: 'read', 'id-token': 'write' },
    concurrency: `deploy-${name}`,
    minutes: 120,
    steps: [
      ...unpack,
      signIn(environment, githubReleaseRole(name, region)),
      releaseApplication(name, APPROVER),
    ],
  };
}
