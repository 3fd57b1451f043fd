import { type Environment, thePlatform } from '@hipaa-cdk/environments';
import {
  allChecks,
  compareWithReview,
  deployChanges,
  install,
  keepEvidence,
  showDiff,
  type Step,
  NODE_VERSION,
  VARIABLES,
} from './checks';
import { PACKED, RELEASE, packPackages, packRelease, unpackRelease, verifyRelease } from './release';

/** Variables of a start of a deploy: what was reviewed. Each environment has a project of its own. */
export const DEPLOY_VARIABLES = ['ARTEFACT'] as const;

const STORE = 's3://$ARTEFACT_BUCKET/artefacts';

/** Checks a commit, works out its diffs, and stores all of it in one file that is named by its digest. */
export function buildSteps(environments: readonly string[]): readonly Step[] {
  return [
    install,
    ...allChecks,
    ...environments.map(showDiff),
    packPackages,
    packRelease('diff'),
    {
      name: 'Store',
      run: [
        `DIGEST=$(sha256sum dist/${PACKED.release} | cut -d ' ' -f 1)`,
        `PACKAGES_DIGEST=$(sha256sum dist/${PACKED.packages} | cut -d ' ' -f 1)`,
        `aws s3 cp --no-progress dist/${PACKED.packages} "${STORE}/$PACKAGES_DIGEST.tgz"`,
        `aws s3 cp --no-progress dist/${PACKED.release} "${STORE}/$DIGEST.tgz"`,
        `echo "To review: ${STORE}/$DIGEST.tgz, diff/<environment>/index.html in it"`,
        'echo "To deploy: start $DEPLOY_PROJECT-<environment> with ARTEFACT=$DIGEST"',
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

/**
 * Takes what was reviewed, by its digest, and deploys it if the environment is still what the diff was made for. It installs
 * and synthesises nothing: that was done before anybody could sign in. The deploy itself judges what it deploys. Where the
 * environment is protected, the evidence of it is kept.
 */
export function deploySteps({ name, protected: isProtected }: DeployedTo): readonly Step[] {
  return [
    {
      name: 'Fetch what was reviewed',
      run: [
        '[[ "$ARTEFACT" =~ ^[0-9a-f]{64}$ ]] || { echo "ARTEFACT is no SHA-256"; exit 1; }',
        'export DIGEST="$ARTEFACT"',
        `mkdir -p ${RELEASE}`,
        `aws s3 cp --no-progress "${STORE}/$DIGEST.tgz" ${RELEASE}/${PACKED.release}`,
      ].join('\n'),
    },
    verifyRelease,
    {
      name: 'Fetch its packages',
      run: [
        `PACKAGES_DIGEST=$(cut -d ' ' -f 1 ${RELEASE}/packages.sha256)`,
        `aws s3 cp --no-progress "${STORE}/$PACKAGES_DIGEST.tgz" ${RELEASE}/${PACKED.packages}`,
      ].join('\n'),
    },
    ...unpackRelease,
    showDiff(name),
    compareWithReview(`${RELEASE}/diff/${name}`, `dist/diff/${name}`),
    deployChanges(name, '"$CODEBUILD_INITIATOR"'),
    ...(isProtected ? [keepEvidence(name)] : []),
  ];
}

/** An environment, as far as a build specification is concerned. */
export type DeployedTo = Pick<Environment, 'name' | 'protected'>;

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

/** Name of the role that workflows take in a region to release the application of an environment, and for nothing else. */
export function githubReleaseRole(environment: string, region: string): string {
  return githubRole(`${environment}-release`, region);
}

/** Name of the role that workflows of pull requests take in a region, to look. No environment is named like it. */
export function githubDiffRole(region: string): string {
  return `${thePlatform().application.name}-github-pull-request-${region}`;
}

/** Name of the role that workflows of the deployed branch take in a region, to show what a deploy would change. */
export function githubReviewRole(region: string): string {
  return `${thePlatform().application.name}-github-main-branch-${region}`;
}

/** Name of the role that the project of CodeBuild for an environment deploys with in a region. */
export function codeBuildRole(environment: string, region: string): string {
  return `${thePlatform().application.name}-codebuild-${environment}-${region}`;
}

/** Names of the roles with which pipelines deploy to an environment. Nobody but the service of a pipeline may take one. */
export function pipelineRoles({ name, region }: Environment): readonly string[] {
  return [githubRole(name, region), codeBuildRole(name, region)];
}
