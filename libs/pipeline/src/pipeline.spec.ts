import '@hipaa-cdk/environments/testing';
import {
  allChecks,
  buildSteps,
  buildspec,
  changeChecks,
  deployChanges,
  deploySteps,
  githubRole,
  githubDiffRole,
  githubReviewRole,
  pullRequestSteps,
} from '.';

const commands = (steps: readonly { run: string }[]): string => steps.map(({ run }) => run).join('\n');
const environments = ['dev', 'test'];

test.each(['lint', 'typecheck', 'test', 'check'])('a build runs the target %s on everything', (target) => {
  expect(commands(buildSteps(environments))).toMatch(new RegExp(`run-many -t [a-z ]*\\b${target}\\b`));
});

test('a pull request runs the same targets where the change reaches', () => {
  const targets = (steps: readonly { run: string }[]) =>
    steps.map(({ run }) => / -t ([a-z ]+) --/.exec(run)?.[1]);
  expect(targets(changeChecks('origin/main'))).toEqual(targets(allChecks));
});

test('a pull request judges every layer, since a changed rule affects none', () => {
  const judging = changeChecks('origin/main').filter(({ run }) => / -t check /.test(run));
  expect(judging.map(({ run }) => run)).toEqual([
    'npx nx run-many -t check --skipNxCache --skipRemoteCache --outputStyle=static',
  ]);
});

test('a build trusts no result that somebody else has put into a shared cache', () => {
  const nx = buildSteps(environments)
    .map(({ run }) => run)
    .filter((run) => run.includes('nx run-many'));
  expect(nx.filter((run) => !run.includes('--skipRemoteCache'))).toEqual([]);
});

test.each(environments)('a build shows the diff of %s', (environment) => {
  expect(commands(buildSteps(environments))).toContain(`-t diff --env=${environment}`);
});

test('a build deploys nothing', () => {
  expect(commands(buildSteps(environments))).not.toMatch(/deploy-affected|-t deploy/);
});

test('the build of a pull request makes the same checks and diffs, and stores nothing', () => {
  const all = buildSteps(environments);
  expect(pullRequestSteps(environments).slice(0, -1)).toEqual(all.slice(0, -3));
  expect(commands(pullRequestSteps(environments))).not.toContain('aws s3');
});

test('what is stored is named by its digest', () => {
  expect(commands(buildSteps(environments))).toMatch(/DIGEST=\$\(sha256sum [^]*artefacts\/\$DIGEST\.tgz/);
  expect(commands(buildSteps(environments))).toMatch(/artefacts\/\$PACKAGES_DIGEST\.tgz/);
});

describe('a deploy', () => {
  const steps = deploySteps({ name: 'test', protected: false });
  const position = (text: string): number => steps.findIndex(({ run }) => run.includes(text));

  test('takes a digest and nothing that only looks like one', () => {
    expect(commands(steps)).toContain('[[ "$ARTEFACT" =~ ^[0-9a-f]{64}$ ]]');
  });

  test('is for one environment, whatever whoever starts it says', () => {
    const named = [...commands(steps).matchAll(/--env=(\S+)/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(['test']));
    expect(commands(steps)).not.toContain('$ENVIRONMENT');
  });

  test('looks at what it fetched before it unpacks it', () => {
    const all = commands(steps);
    expect(all.indexOf('sha256sum --check')).toBeGreaterThan(0);
    expect(all.indexOf('sha256sum --check')).toBeLessThan(all.indexOf('tar -xzf'));
    expect(all.lastIndexOf('sha256sum --check')).toBeLessThan(all.indexOf('packages.tgz --no-same-owner'));
  });

  test('installs nothing, judges nothing and synthesises nothing', () => {
    expect(commands(steps)).not.toMatch(/npm|pip|-t (check|synth|test|lint)/);
    const nx = steps.filter(({ run }) => /\bnx |deploy-affected/.test(run)).map(({ run }) => run);
    expect(nx.filter((run) => !/--excludeTaskDependencies|--synthesised/.test(run))).toEqual([]);
    expect(nx).toHaveLength(2);
  });

  test('compares with what was reviewed before it deploys', () => {
    expect(position('review/main.ts')).toBeGreaterThan(position('-t diff'));
    expect(position('deploy-affected')).toBeGreaterThan(position('review/main.ts'));
  });

  test('keeps the evidence of a protected environment, once it is deployed, and of no other', () => {
    const last = deploySteps({ name: 'test', protected: true }).at(-1)?.run.split('\n') ?? [];
    expect(last.map((line) => /evidence:(\w+) --env=test/.exec(line)?.[1])).toEqual([
      'collect',
      'report',
      'keep',
    ]);
    expect(commands(steps)).not.toContain('evidence:');
  });

  test('records who started it, as CodeBuild says', () => {
    expect(commands(steps)).toContain('--approver="$CODEBUILD_INITIATOR"');
  });
});

test('a buildspec stops at the first command that fails, each on a line of its own', () => {
  const spec = JSON.parse(buildspec([{ name: 'Two', run: 'one\ntwo' }])) as {
    phases: { build: { commands: string[] } };
  };
  expect(spec.phases.build.commands).toEqual(['echo "── Two ──"', 'one', 'two']);
});

test.each(['CI', 'NX_DAEMON'])('every command finds %s in its environment', (name) => {
  const spec = JSON.parse(buildspec([])) as { env: { variables: object } };
  expect(spec.env.variables).toHaveProperty(name);
});

test('a deploy names the environment and the one who approved', () => {
  expect(deployChanges('prod', 'jane').run).toBe(
    'node tools/entry/deploy-affected.mjs --env=prod --synthesised --approver=jane',
  );
});

test('the roles to look are none of an environment, whatever that is called', () => {
  // A name of an environment has no dash.
  expect(githubReviewRole('us-east-1')).toBe('hipaa-github-main-branch-us-east-1');
  expect(githubDiffRole('us-east-1')).toBe('hipaa-github-pull-request-us-east-1');
  expect(githubRole('test', 'us-east-1')).toBe('hipaa-github-test-us-east-1');
});
