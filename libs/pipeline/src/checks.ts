/** One command of a pipeline, whichever service runs it. */
export interface Step {
  /** What it does, as a heading. */
  readonly name: string;
  /** For bash; several lines are one command after the other. */
  readonly run: string;
}

/** Major version of Node that pipelines run on. */
export const NODE_VERSION = '22';

/**
 * Versions of Node that the tests are run on; `current` is the newest that there is. `engines` of package.json admits older ones
 * that nobody supports any more: they may work.
 */
export const TESTED_NODE_VERSIONS: readonly string[] = [NODE_VERSION, '24', 'current'];

/** What every step finds in its environment: nothing stays running, and a deploy without a base fails. */
export const VARIABLES: Readonly<Record<string, string>> = {
  CI: 'true',
  NX_DAEMON: 'false',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
};

/** Packages, exactly as the lock file has them: where nobody has signed in, and nowhere else. */
export const install: Step = { name: 'Install', run: 'npm ci' };

/** Targets that decide whether a commit is fit to be deployed, the quick ones first. */
const TARGETS = [
  { name: 'Lint and types', targets: 'lint typecheck' },
  { name: 'Tests', targets: 'test' },
] as const;

/**
 * Synthesises every layer for every environment and judges it. Its templates are what is packed, so no verdict comes out of a
 * cache. A changed rule affects no layer, so that it deploys none: the check of every layer is where it is seen.
 */
const ruleSets: Step = {
  name: 'Rule sets',
  run: 'npx nx run-many -t check --skipNxCache --skipRemoteCache --outputStyle=static',
};

/** Checks of the whole workspace. */
export const allChecks: readonly Step[] = [
  ...TARGETS.map(({ name, targets }) => ({
    name,
    run: `npx nx run-many -t ${targets} --skipRemoteCache --outputStyle=static`,
  })),
  ruleSets,
];

/**
 * Checks of what a change affects, and the rule sets of every layer.
 *
 * @param base commit or branch that the change starts from, as bash reads it
 */
export function changeChecks(base: string): readonly Step[] {
  return [
    ...TARGETS.map(({ name, targets }) => ({
      name,
      run: `npx nx affected -t ${targets} --base=${base} --outputStyle=static`,
    })),
    ruleSets,
  ];
}

/**
 * What a deploy of the templates that were packed would change in an environment; the pages are in
 * `dist/diff/<environment>`. Nothing is synthesised, and nothing fetched: whoever has
 * signed in runs no code of a layer, and no package but those that were packed.
 *
 * @param environment its name, or a variable of bash
 */
export function showDiff(environment: string): Step {
  return {
    name: `Diff of ${environment}`,
    run: `npx --offline nx run-many -t diff --env=${environment} --excludeTaskDependencies --skipRemoteCache --outputStyle=static`,
  };
}

/**
 * Fails unless two diffs are of the same changes.
 *
 * @param reviewed folder of the diff that somebody has read, as bash reads it
 * @param now folder of the one that was just made
 */
export function compareWithReview(reviewed: string, now: string): Step {
  return {
    name: 'Compare with what was reviewed',
    run: `node --import tsx tools/delivery/src/review/main.ts ${reviewed} ${now}`,
  };
}

/**
 * Deploys what changed since the environment's base, as it was packed.
 *
 * @param environment its name, or a variable of bash
 * @param approver who said yes, as bash reads it
 */
export function deployChanges(environment: string, approver: string): Step {
  return {
    name: `Deploy to ${environment}`,
    run: `node tools/entry/deploy-affected.mjs --env=${environment} --synthesised --approver=${approver}`,
  };
}

/** Variables of a release: its version, and whether the version before runs on what its migration makes of the database. */
export const RELEASE_VARIABLES = ['RELEASE_VERSION', 'PREDECESSOR_RUNS'] as const;

/**
 * Runs another version of the application: the one that the variables name.
 *
 * @param environment its name
 * @param approver who said yes, as bash reads it
 */
export function releaseApplication(environment: string, approver: string): Step {
  const [version, predecessor] = RELEASE_VARIABLES;
  return {
    name: `Release in ${environment}`,
    run: `npx --offline nx run application:release --env=${environment} --release="$${version}" --predecessor-runs="$${predecessor}" --wait=60 --approver=${approver} --outputStyle=static`,
  };
}

/** Actions that show what the evidence of an account is made of, beside stacks and parameters. */
export const EVIDENCE_READS: readonly string[] = [
  'backup:ListRestoreJobs',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetTrailStatus',
  'cloudwatch:DescribeAlarms',
  'config:DescribeComplianceByConfigRule',
  'config:DescribeConfigRules',
  'securityhub:GetFindings',
];

/**
 * Writes the evidence of what was deployed, and keeps it for as long as documentation is kept.
 *
 * @param environment its name, or a variable of bash
 */
export function keepEvidence(environment: string): Step {
  const verbs = ['collect', 'report', 'keep'];
  return {
    name: `Keep the evidence of ${environment}`,
    run: verbs
      .map((verb) => `npx --offline nx run evidence:${verb} --env=${environment} --outputStyle=static`)
      .join('\n'),
  };
}
