import type { Environment } from '@hipaa-cdk/environments';
import {
  VARIABLES,
  allChecks,
  compareWithReview,
  deployChanges,
  githubReviewRole,
  githubRole,
  showDiff,
} from '@hipaa-cdk/pipeline';
import { fetchKept, keep, prepare, signIn, summarise } from './common-steps';
import type { Job, Workflow } from './workflow';

/** Where a job puts the diff that another one has shown. */
const REVIEWED = 'tmp/reviewed';

/** GitHub tells a job nothing of who approved it; the page of the run does. */
const APPROVER = '"$GITHUB_REPOSITORY run $GITHUB_RUN_ID"';

/**
 * Takes what is on the main branch through the environments, one after the other, those that are protected last. A diff
 * is shown first. Then GitHub asks what its environment of the same name asks for (people who approve, branches), and
 * only what was shown is deployed.
 */
export function deploy(environments: readonly Environment[]): Workflow {
  const order = [...environments].sort((one, other) => Number(one.protected) - Number(other.protected));
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
        name: 'Check',
        permissions: { contents: 'read' },
        minutes: 60,
        steps: [...prepare, ...allChecks, keep('check', 'dist/check')],
      },
      ...Object.fromEntries(jobs),
    },
  };
}

function show(environment: Environment, after: string): Job {
  const { name, region } = environment;
  return {
    name: `Diff of ${name}`,
    needs: [after],
    permissions: { contents: 'read', 'id-token': 'write' },
    minutes: 30,
    steps: [
      ...prepare,
      signIn(environment, githubReviewRole(region)),
      showDiff(name),
      summarise(name),
      keep(`diff-${name}`, `dist/diff/${name}`),
    ],
  };
}

function deployTo(environment: Environment): Job {
  const { name, region } = environment;
  return {
    name: `Deploy to ${name}`,
    needs: [`diff-${name}`],
    environment: name,
    permissions: { contents: 'read', 'id-token': 'write' },
    concurrency: `deploy-${name}`,
    minutes: 180,
    steps: [
      ...prepare,
      ...allChecks.slice(-1),
      fetchKept(`diff-${name}`, REVIEWED),
      signIn(environment, githubRole(name, region)),
      showDiff(name),
      compareWithReview(REVIEWED, `dist/diff/${name}`),
      deployChanges(name, APPROVER),
      keep(`deploy-${name}`, 'dist/diff'),
    ],
  };
}
