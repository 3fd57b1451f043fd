import { allEnvironments } from '@hipaa-cdk/platform';
import { NODE_VERSION, TESTED_NODE_VERSIONS } from '@hipaa-cdk/pipeline';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { allWorkflows } from './all-workflows';
import { adoptResults } from './common-steps';

interface WrittenStep {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface WrittenJob {
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly concurrency?: { readonly 'cancel-in-progress': boolean };
  readonly strategy?: { readonly matrix: { readonly node?: readonly string[] } };
  readonly steps: readonly WrittenStep[];
}
interface Target {
  readonly options?: { readonly accepts?: readonly string[] };
  readonly configurations?: Readonly<Record<string, object>>;
}
interface Written {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, WrittenJob>>;
}

const written = [...allWorkflows()].map(([file, text]) => [file, parse(text) as Written, text] as const);
const jobs = written.flatMap(([file, { jobs: all }]) =>
  Object.entries(all).map(([id, job]) => [`${file} ${id}`, job] as const),
);
const deployJobs = written.find(([file]) => file.endsWith('deploy.yml'))?.[1].jobs ?? {};
const real = allEnvironments().filter(({ target }) => target === 'aws');
const signsIn = ({ permissions }: WrittenJob): boolean => permissions?.['id-token'] === 'write';
/** Whether a job is of a pull request, whose cache GitHub keeps apart from that of the branch, and cannot sign in. */
const cacheable = (name: string, job: WrittenJob): boolean =>
  /(pull-request|proofs)\.yml /.test(name) && !signsIn(job);
const position = (job: WrittenJob | undefined, text: string): number =>
  job?.steps.findIndex(({ run, uses }) => `${run ?? ''}${uses ?? ''}`.includes(text)) ?? -1;

describe.each(written)('%s', (_, workflow, text) => {
  test('gives its jobs no permissions but those that they name', () => {
    expect(workflow.permissions).toEqual({});
  });

  test('keeps no secret: it signs in by tokens of one run', () => {
    expect(text).not.toMatch(/secrets\.|AWS_SECRET|aws-secret-access-key/);
  });

  test('names every action by a commit, with the version beside it', () => {
    const used = text.match(/uses: .*/g) ?? [];
    expect(used.filter((one) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual(
      [],
    );
  });

  test('is written out, without references between jobs', () => {
    expect(text).not.toMatch(/^\s*(- )?[&*]a\d+/m);
  });

  test('runs nothing with the rights of the base branch on the code of somebody else', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  });
});

describe.each(jobs)('%s', (name, job) => {
  test('ends some time', () => {
    expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test('may read code and sign in, at most', () => {
    const allowed = { contents: 'read', 'id-token': 'write' };
    expect(allowed).toMatchObject(job.permissions ?? { none: true });
  });

  test('signs in only where it has something to do in an account', () => {
    expect(job.permissions?.['id-token'] === 'write').toBe(position(job, 'configure-aws-credentials') >= 0);
  });

  test('puts nothing that others write into a command', () => {
    expect(job.steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('clones the whole history and keeps no token for later steps, or clones nothing', () => {
    const clones = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(clones.map((step) => step.with)).toEqual(
      signsIn(job) ? [] : [{ 'fetch-depth': 0, 'persist-credentials': false }],
    );
  });

  test('runs on the Node of all pipelines', () => {
    const versions = job.steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
    const matrix = job.strategy?.matrix.node;
    expect(versions.map((step) => step.with?.['node-version'])).toEqual([
      matrix ? '${{ matrix.node }}' : NODE_VERSION,
    ]);
    if (matrix) expect(matrix).toEqual(TESTED_NODE_VERSIONS);
  });

  test('takes packages from a cache only where nothing can be deployed', () => {
    const caches = job.steps.filter(
      ({ uses, with: input }) => uses?.startsWith('actions/cache@') || input?.['cache'] !== undefined,
    );
    const node = job.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
    if (cacheable(name, job)) expect(caches).toHaveLength(2);
    else {
      expect(caches).toEqual([]);
      // Unless it is told not to, the action looks for a cache by itself.
      expect(node?.with?.['package-manager-cache']).toBe(false);
    }
  });

  test('deploys, or shows, only what has the digest that another job said', () => {
    if (!signsIn(job)) return;
    const verified = position(job, 'sha256sum --check --strict');
    expect(verified).toBeGreaterThan(position(job, 'download-artifact'));
    expect(verified).toBeLessThan(position(job, 'node_modules') + position(job, 'packages.tgz'));
    expect(verified).toBeLessThan(position(job, 'configure-aws-credentials'));
    expect(job.steps[verified]?.env).toEqual({ DIGEST: '${{ needs.check.outputs.digest }}' });
    expect(job.needs).toContain('check');
  });

  test('runs nothing that came with it before it is compared', () => {
    if (!signsIn(job)) return;
    const before = job.steps.slice(0, position(job, 'sha256sum --check --strict'));
    expect(before.filter(({ run }) => run !== undefined)).toEqual([]);
  });

  test('waits for jobs that exist', () => {
    const known = new Set(written.flatMap(([, { jobs: all }]) => Object.keys(all)));
    expect((job.needs ?? []).filter((one) => !known.has(one))).toEqual([]);
  });
});

describe.each(real.map(({ name }) => name))('a deploy to %s', (name) => {
  const job = deployJobs[name];

  test('asks what the environment of GitHub asks for', () => {
    expect(job?.environment).toBe(name);
  });

  test('comes after a diff that people can read', () => {
    expect(job?.needs).toEqual(['check', `diff-${name}`]);
    expect(deployJobs[`diff-${name}`]?.environment).toBeUndefined();
  });

  test('deploys only what that diff has shown', () => {
    expect(position(job, 'review/main.ts')).toBeGreaterThan(position(job, '-t diff'));
    expect(position(job, 'deploy-affected')).toBeGreaterThan(position(job, 'review/main.ts'));
  });

  test('compares that diff with its digest before it signs in', () => {
    const compared = position(job, 'not the one that was shown');
    expect(compared).toBeGreaterThan(0);
    expect(compared).toBeLessThan(position(job, 'configure-aws-credentials'));
    expect(job?.steps[compared]?.env).toEqual({ DIFF: `\${{ needs.diff-${name}.outputs.digest }}` });
  });

  test('judges nothing again: a commit is checked once', () => {
    expect(position(job, '-t check')).toBe(-1);
  });

  test('is never broken off by the next one', () => {
    expect(job?.concurrency).toEqual({ group: `deploy-${name}`, 'cancel-in-progress': false });
  });
});

describe('a release', () => {
  const releaseJobs = written.find(([file]) => file.endsWith('release.yml'))?.[1].jobs ?? {};
  const names = Object.keys(releaseJobs).filter((name) => name !== 'check');

  test('goes through the environments one after the other, and to those that are protected last', () => {
    expect(names).toHaveLength(real.length);
    expect(names.at(-1)).toBe('prod');
    names.forEach((name, index) => {
      expect(releaseJobs[name]?.needs).toEqual(
        ['check', ...names.slice(index - 1, index)].slice(0, index + 1),
      );
    });
  });

  test('asks what the environment of GitHub asks for, and waits for a deploy to it', () => {
    for (const name of names) {
      expect(releaseJobs[name]?.environment).toBe(name);
      expect(releaseJobs[name]?.concurrency).toEqual({
        group: `deploy-${name}`,
        'cancel-in-progress': false,
      });
    }
  });

  test('takes the same version everywhere, by the role of releases', () => {
    for (const name of names) {
      const run = releaseJobs[name]?.steps.at(-1)?.run ?? '';
      expect(run).toContain(`application:release --env=${name} --release="$RELEASE_VERSION"`);
      expect(JSON.stringify(releaseJobs[name]?.steps)).toMatch(new RegExp(`-github-${name}-release-`));
    }
  });
});

test('results of another machine become results of this one, and nothing of this one is written over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  const here = readFileSync('/etc/machine-id', 'utf8').trim();
  const data = join(folder, '.nx', 'workspace-data');
  const adopt = () => execFileSync('bash', ['-e', '-c', adoptResults.run], { cwd: folder });
  adopt();
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'elsewhere-v3.db'), 'their results');
  adopt();
  expect(readFileSync(join(data, `${here}-v3.db`), 'utf8')).toBe('their results');
  writeFileSync(join(data, 'elsewhere-v3.db'), 'others');
  adopt();
  expect(readFileSync(join(data, `${here}-v3.db`), 'utf8')).toBe('their results');
  rmSync(folder, { recursive: true });
});

describe('proofs', () => {
  const commands = (file: string): string[] =>
    Object.values(written.find(([name]) => name.endsWith(file))?.[1].jobs ?? {}).flatMap(({ steps }) =>
      steps.flatMap(({ run = '' }) => /nx run (\S+)/.exec(run)?.[1] ?? []),
    );

  test('a pull request proves what it changes, the night everything', () => {
    expect(commands('proofs.yml')).toEqual([
      'mutations:verify',
      'second-opinion:verify:changed',
      'cost:verify',
    ]);
    expect(commands('nightly.yml')).toEqual([
      'mutations:verify:all',
      'second-opinion:verify:all',
      'cost:verify',
      'e2e:e2e:all',
      'chaos:verify:all',
    ]);
  });

  test.each(['proofs.yml', 'nightly.yml'])(
    '%s asks for targets and configurations that there are',
    (file) => {
      for (const one of commands(file)) {
        const [project = '', target = '', configuration] = one.split(':');
        const { targets } = JSON.parse(
          readFileSync(join(__dirname, '../../../..', 'tools', project, 'project.json'), 'utf8'),
        ) as { targets: Record<string, Target | undefined> };
        expect(targets).toHaveProperty([target]);
        const { configurations = {}, options } = targets[target] ?? {};
        if (!configuration) continue;
        expect(configurations).toHaveProperty([configuration]);
        // What a script does not accept is refused when it runs.
        if (!options?.accepts) continue;
        const given = Object.keys(configurations[configuration] ?? {}).map((name) => `--${name}`);
        const accepted = options.accepts.map((one) => one.replace(/=.*/, ''));
        expect(accepted).toEqual(expect.arrayContaining(given));
      }
    },
  );
});

test('what is protected comes last', () => {
  expect(Object.keys(deployJobs).at(-1)).toBe('prod');
});
