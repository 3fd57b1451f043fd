import { thePlatform } from '@hipaa-cdk/environments';
import {
  allChecks,
  compareWithReview,
  deployChanges,
  install,
  showDiff,
  type Step,
  NODE_VERSION,
  VARIABLES,
} from './checks';

/** Variables of a start of the deploy: what was reviewed, and for which environment. */
export const DEPLOY_VARIABLES = ['ARTEFACT', 'ENVIRONMENT'] as const;

/** Checks a commit, works out its diffs, and stores all of it in one file that is named by its digest. */
export function buildSteps(environments: readonly string[]): readonly Step[] {
  return [
    install,
    ...allChecks,
    ...environments.map(showDiff),
    {
      name: 'Store',
      run: [
        'git bundle create dist/commit.bundle HEAD',
        'tar -czf /tmp/artefact.tgz dist/commit.bundle dist/diff dist/check dist/cdk',
        `DIGEST=$(sha256sum /tmp/artefact.tgz | cut -d ' ' -f 1)`,
        'aws s3 cp --no-progress /tmp/artefact.tgz "s3://$ARTEFACT_BUCKET/artefacts/$DIGEST.tgz"',
        'echo "To review: s3://$ARTEFACT_BUCKET/artefacts/$DIGEST.tgz, dist/diff/<environment>/index.html in it"',
        'echo "To deploy: start $DEPLOY_PROJECT with ARTEFACT=$DIGEST and ENVIRONMENT=<environment>"',
      ].join('\n'),
    },
  ];
}

/** Checks the commit of a pull request, and shows its diffs in the log. Nothing is stored, so nothing can be approved. */
export function pullRequestSteps(environments: readonly string[]): readonly Step[] {
  return [
    install,
    ...allChecks,
    ...environments.map(showDiff),
    { name: 'Diffs to read', run: 'cat dist/diff/*/*.md' },
  ];
}

/** Takes what was reviewed, by its digest, and deploys it if the environment is still what the diff was made for. */
export function deploySteps(environments: readonly string[]): readonly Step[] {
  return [
    {
      name: 'Fetch what was reviewed',
      run: [
        '[[ "$ARTEFACT" =~ ^[0-9a-f]{64}$ ]] || { echo "ARTEFACT is no SHA-256"; exit 1; }',
        `[[ "$ENVIRONMENT" =~ ^(${environments.join('|')})$ ]] || { echo "ENVIRONMENT is not one of ${environments.join(', ')}"; exit 1; }`,
        'aws s3 cp --no-progress "s3://$ARTEFACT_BUCKET/artefacts/$ARTEFACT.tgz" /tmp/artefact.tgz',
        'echo "$ARTEFACT  /tmp/artefact.tgz" | sha256sum --check --strict',
        'mkdir -p /tmp/reviewed',
        'tar -xzf /tmp/artefact.tgz -C /tmp/reviewed',
        'git clone --quiet /tmp/reviewed/dist/commit.bundle /tmp/workspace',
        'cd /tmp/workspace',
      ].join('\n'),
    },
    install,
    ...allChecks.slice(-1),
    showDiff('$ENVIRONMENT'),
    compareWithReview('"/tmp/reviewed/dist/diff/$ENVIRONMENT"', '"dist/diff/$ENVIRONMENT"'),
    deployChanges('$ENVIRONMENT', '"$CODEBUILD_INITIATOR"'),
  ];
}

/** Steps as CodeBuild takes them. It stops at the first command that fails, and all share one shell. */
export function buildspec(steps: readonly Step[]): string {
  const spec = {
    version: '0.2',
    env: { shell: 'bash', variables: VARIABLES },
    phases: {
      install: { 'runtime-versions': { nodejs: NODE_VERSION } },
      build: {
        commands: steps.flatMap(({ name, run }) => [`echo "── ${name} ──"`, ...run.split('\n')]),
      },
    },
  };
  return JSON.stringify(spec, null, 2);
}

/** Name of the role that workflows take in a region to deploy to an environment. */
export function githubRole(environment: string, region: string): string {
  return `${thePlatform().application.name}-github-${environment}-${region}`;
}

/** Name of the role that workflows of pull requests take in a region, to look. No environment is named like it. */
export function githubDiffRole(region: string): string {
  return `${thePlatform().application.name}-github-pull-request-${region}`;
}

/** Name of the role that workflows of the deployed branch take in a region, to show what a deploy would change. */
export function githubReviewRole(region: string): string {
  return `${thePlatform().application.name}-github-main-branch-${region}`;
}
