import { type Environment, bootstrapArn } from '@hipaa-cdk/environments';
import {
  NODE_VERSION,
  PACKED,
  RELEASE,
  type Step,
  install,
  packPackages,
  packRelease,
  unpackRelease,
  verifyRelease,
} from '@hipaa-cdk/pipeline';
import { ACTIONS } from './actions';
import type { WorkflowStep } from './workflow';

const CHECK_OUT: WorkflowStep = {
  name: 'Check out',
  action: ACTIONS.checkout,
  // Nothing later in the job pushes, so nothing has to keep the token.
  with: { 'fetch-depth': 0, 'persist-credentials': false },
};

function nodeWithoutCache(node: string): WorkflowStep {
  return {
    name: 'Node',
    why: 'Without a cache: what is deployed must not be made of what another run has left behind.',
    action: ACTIONS.setupNode,
    with: { 'node-version': node, 'package-manager-cache': false },
  };
}

/**
 * The code with its whole history, Node, and the packages of the lock file.
 *
 * @param node version of Node
 */
export function prepare(node: string = NODE_VERSION): readonly WorkflowStep[] {
  return [CHECK_OUT, nodeWithoutCache(node), install];
}

/**
 * The same for pull requests, which deploy nothing: packages and results of runs before are taken from GitHub's cache, which
 * keeps those of a pull request apart from those of the branch.
 *
 * @param node version of Node
 */
export function prepareQuickly(node: string = NODE_VERSION): readonly WorkflowStep[] {
  return [
    CHECK_OUT,
    {
      name: 'Node',
      why:
        'Packages come from a cache: npm compares each with the hash of the lock file. A cache is for pull requests only, ' +
        'since what is deployed must not be made of what another run has left behind.',
      action: ACTIONS.setupNode,
      with: { 'node-version': node, cache: 'npm' },
    },
    {
      name: 'Results of runs before',
      why:
        "Nx's cache saves lint, types and tests of what has not changed. Rule sets are not taken from it, and no job that " +
        'deploys restores it: whoever writes to a cache decides what a hit is.',
      action: ACTIONS.cache,
      with: {
        path: '.nx/cache\n.nx/workspace-data/*.db',
        key: `nx-${node}-\${{ github.run_id }}`,
        'restore-keys': `nx-${node}-`,
      },
    },
    adoptResults,
    install,
  ];
}

/** Nx keeps an index for each machine, and every run has another one. */
export const adoptResults: Step = {
  name: 'Take them as results of this machine',
  run: 'for index in .nx/workspace-data/*-v*.db; do [ ! -e "$index" ] || mv -n "$index" ".nx/workspace-data/$(cat /etc/machine-id)-v${index##*-v}"; done',
};

/** Files of a build that jobs which sign in take, and the name that GitHub keeps them under. */
const KEPT = 'release';
/** Job and step that packed them. */
export const PACKED_BY = { job: 'check', step: 'pack' } as const;

/** Packs what was judged, so that the jobs which sign in install and synthesise nothing. */
export const pack: readonly WorkflowStep[] = [
  packPackages,
  packRelease(),
  {
    id: PACKED_BY.step,
    name: 'Say its digest',
    run: `echo "digest=$(sha256sum dist/${PACKED.release} | cut -d ' ' -f 1)" >> "$GITHUB_OUTPUT"`,
  },
  {
    name: 'Keep what was packed',
    action: ACTIONS.uploadArtifact,
    with: {
      name: KEPT,
      path: `dist/${PACKED.release}\ndist/${PACKED.packages}`,
      'if-no-files-found': 'error',
      'compression-level': 0,
      'retention-days': 30,
    },
  },
];

/** What a job that packs tells those which wait for it. */
export const packed = { digest: `\${{ steps.${PACKED_BY.step}.outputs.digest }}` };

/**
 * What was packed, in its place, if it is what was packed: by a digest that the run keeps, apart from the files. From here on
 * the job may sign in. It fetches no code, no package and no cache of its own.
 */
export const unpack: readonly WorkflowStep[] = [
  nodeWithoutCache(NODE_VERSION),
  fetchKept(KEPT, RELEASE),
  { ...verifyRelease, env: { DIGEST: `\${{ needs.${PACKED_BY.job}.outputs.digest }}` } },
  ...unpackRelease,
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

/** Says the digest of a diff, which the deploy compares with the one that it fetches. */
export function sayDigest(environment: string): WorkflowStep {
  return {
    id: 'diff',
    name: 'Say the digest of the diff',
    run: `echo "digest=$(cat dist/diff/${environment}/*.json | sha256sum | cut -d ' ' -f 1)" >> "$GITHUB_OUTPUT"`,
  };
}

/** Fails unless the diff that was fetched is the one whose digest was said. */
export function verifyDiff(environment: string, folder: string): WorkflowStep {
  return {
    name: 'Compare the diff with its digest',
    run: `cat ${folder}/*.json | sha256sum | grep --quiet "^$DIFF " || { echo "the diff of ${environment} is not the one that was shown"; exit 1; }`,
    env: { DIFF: `\${{ needs.diff-${environment}.outputs.digest }}` },
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
