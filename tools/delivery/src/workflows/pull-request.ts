import type { Environment } from '@hipaa-cdk/environments';
import { VARIABLES, changeChecks, githubDiffRole, showDiff } from '@hipaa-cdk/pipeline';
import { keep, pack, packed, prepareQuickly, signIn, summarise, unpack } from './common-steps';
import type { Job, Workflow } from './workflow';

/** Checks what a pull request reaches, and shows what it would change in each environment. */
export function pullRequest(environments: readonly Environment[]): Workflow {
  return {
    name: 'Pull request',
    on: { pull_request: { branches: ['main'] } },
    env: { ...VARIABLES, NX_BASE: '${{ github.event.pull_request.base.sha }}' },
    jobs: {
      check: {
        name: 'Check and pack',
        permissions: { contents: 'read' },
        minutes: 60,
        outputs: packed,
        steps: [...prepareQuickly(), ...changeChecks('"$NX_BASE"'), keep('check', 'dist/check'), ...pack],
      },
      ...Object.fromEntries(environments.map((one) => [`diff-${one.name}`, diff(one)])),
    },
  };
}

function diff(environment: Environment): Job {
  const { name, region } = environment;
  return {
    name: `Diff of ${name}`,
    needs: ['check'],
    // Code of a fork runs without credentials: GitHub gives it no token to sign in with.
    if: 'github.event.pull_request.head.repo.full_name == github.repository',
    permissions: { contents: 'read', 'id-token': 'write' },
    minutes: 30,
    steps: [
      ...unpack,
      signIn(environment, githubDiffRole(region)),
      showDiff(name),
      summarise(name),
      keep(`diff-${name}`, `dist/diff/${name}`),
    ],
  };
}
