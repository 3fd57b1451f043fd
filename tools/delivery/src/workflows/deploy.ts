import type { Environment } from '@hipaa-cdk/environments';
import {
  VARIABLES,
  allChecks,
  compareWithReview,
  deployChanges,
  githubReviewRole,
  githubRole,
  keepEvidence,
  showDiff,
} from '@hipaa-cdk/pipeline';
import {
  PACKED_BY,
  fetchKept,
  keep,
  pack,
  packed,
  prepare,
  sayDigest,
  signIn,
  summarise,
  unpack,
  verifyDiff,
} from './common-steps';
import type { Job, Workflow } from './workflow';

/** Where a job puts the diff that another one has shown. */
const REVIEWED = 'tmp/reviewed';

/** GitHub tells a job nothing of who approved it; the page of the run does. */
export const APPROVER = '"$GITHUB_REPOSITORY run $GITHUB_RUN_ID"';

/**
 * Takes what is on the main branch through the environments, one after the other, those that are protected last. A diff
 * is shown first. One job, which cannot sign in, installs, judges and packs; those that sign in take what it packed. Then GitHub asks what its environment of the same name asks for (people who approve, branches), and
 * only what was shown is deployed.
 */
export function deploy(environments: readonly Environment[]): Workflow {
  const order = protectedLast(environments);
  const jobs = order.flatMap((environment, index) => {
    const after = order[index - 1]?.name ?? 'check';
    return [
      [`diff-${environment.name}`, show(environment, after)],
      [environment.name, deployTo(environment)],
    ] as const;
  });
  return {
    name: 'Deploy',
    on: { push: { branches: ['main'] } },
    env: { ...VARIABLES },
    jobs: {
      check: {
        name: 'Check and pack',
        permissions: { contents: 'read' },
        minutes: 60,
        outputs: packed,
        steps: [...prepare(), ...allChecks, keep('check', 'dist/check'), ...pack],
      },
      ...Object.fromEntries(jobs),
    },
  };
}

/** Environments in the order in which something new goes through them. */
export function protectedLast(environments: readonly Environment[]): readonly Environment[] {
  return [...environments].sort((one, other) => Number(one.protected) - Number(other.protected));
}

function show(environment: Environment, after: string): Job {
  const { name, region } = environment;
  return {
    name: `Diff of ${name}`,
    needs: [...new Set([PACKED_BY.job, after])],
    permissions: { contents: 'read', 'id-token': 'write' },
    minutes: 30,
    outputs: { digest: '${{ steps.diff.outputs.digest }}' },
    steps: [
      ...unpack,
      signIn(environment, githubReviewRole(region)),
      showDiff(name),
      sayDigest(name),
      summarise(name),
      keep(`diff-${name}`, `dist/diff/${name}`),
    ],
  };
}

function deployTo(environment: Environment): Job {
  const { name, region } = environment;
  return {
    name: `Deploy to ${name}`,
    needs: [PACKED_BY.job, `diff-${name}`],
    environment: name,
    permissions: { contents: 'read', 'id-token': 'write' },
    concurrency: `deploy-${name}`,
    minutes: 180,
    steps: [
      ...unpack,
      fetchKept(`diff-${name}`, REVIEWED),
      verifyDiff(name, REVIEWED),
      signIn(environment, githubRole(name, region)),
      showDiff(name),
      compareWithReview(REVIEWED, `dist/diff/${name}`),
      deployChanges(name, APPROVER),
      ...(environment.protected ? [keepEvidence(name)] : []),
      keep(`deploy-${name}`, 'dist/diff'),
    ],
  };
}
