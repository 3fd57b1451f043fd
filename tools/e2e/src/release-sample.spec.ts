import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Browser, installedBrowser } from '@hipaa-cdk/local-aws/src/testing/browser';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { typedAtPrompt } from './database-prompt';
import { results } from './layers';

const LAYERS = ['network', 'storage', 'auth', 'users', 'database', 'compute-ecs', 'site'];
const REPOSITORY = 'registry.example.org/clinic';
const SAMPLE = 'libs/sample-application/src/application';
const CHANGE = 'ALTER TABLE appointments ADD COLUMN IF NOT EXISTS room text';
const TABLE =
  'CREATE TABLE IF NOT EXISTS appointments (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person text NOT NULL, day date NOT NULL, reason text NOT NULL)';

/** Versions of our sample: what each one's migration does, and what else is the matter with it. */
const VERSIONS = {
  one: { migration: `import postgres; postgres.rows(${JSON.stringify(TABLE)})` },
  two: { migration: `import postgres; postgres.rows(${JSON.stringify(CHANGE)})` },
  broken: { migration: 'pass', main: 'raise SystemExit(1)' },
  failing: { migration: 'raise SystemExit(3)' },
  endless: { migration: 'import time\nwhile True: time.sleep(1)' },
} as const;
const WITHIN_MS = 60_000;
type Version = keyof typeof VERSIONS;
const NAMES = Object.keys(VERSIONS) as Version[];
const digest = (version: Version): string => `sha256:${String(NAMES.indexOf(version) + 1).repeat(64)}`;

/** What the browser says of a request, as far as it is looked at here. */
interface Answer {
  readonly type?: string;
  readonly response?: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  readonly errorText?: string;
}

const file = installedBrowser();
if (!file) console.info('no chromium on this machine: nobody watches the releases here');

(file ? describe : describe.skip)('our sample is released while somebody looks at it', () => {
  let workspace: TemporaryWorkspace;
  let browser: Browser;
  let looking = true;
  /** Events that have been looked at. */
  let read = 0;
  let looks: Promise<void> | undefined;
  beforeAll(async () => {
    workspace = await TemporaryWorkspace.create(LAYERS);
    browser = new Browser(file ?? '');
    const config = 'apps/compute-ecs/config.ts';
    workspace.edit(config, 'image: PYTHON,', `image: { repository: '${REPOSITORY}' },`);
    workspace.edit(
      config,
      "program: 'sample',",
      "program: {}, migration: { command: ['python3', 'migrate.py'], minutes: 1 },",
    );
    workspace.write('local-programs.json', JSON.stringify(Object.fromEntries(NAMES.map(built))));
  });
  afterAll(async () => {
    looking = false;
    await looks;
    await browser.close();
    await workspace.dispose();
  });

  /** What stands for a version on a machine that runs no images. */
  function built(version: Version): [string, object] {
    const folder = join('dist', 'versions', version);
    const { migration, main }: { migration: string; main?: string } = VERSIONS[version];
    cpSync(join(workspace.root, SAMPLE), join(workspace.root, folder), { recursive: true });
    workspace.write(join(folder, 'migrate.py'), migration);
    workspace.edit(join(folder, 'pages.py'), '<h1>Clinic</h1>', `<h1>Clinic ${version}</h1>`);
    const server = workspace.read(join(folder, 'server.py'));
    const told = server.replace('HEADERS = {', `HEADERS = {\n    "X-Release": "${version}",`);
    workspace.write(join(folder, 'server.py'), main ?? told);
    return [`${REPOSITORY}@${digest(version)}`, { folder, command: ['python3', 'server.py'] }];
  }

  const release = (version: Version, more = '') =>
    workspace.nx(`run application:release --env=local --release=${digest(version)}${more}`);

  async function until(expression: string): Promise<string> {
    for (const deadline = Date.now() + WITHIN_MS; ; await delay(100)) {
      const found = await browser.evaluate<string>(expression).catch(() => undefined);
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`${expression} came to nothing`);
    }
  }

  /** Loads the page again and again, each time to its end. */
  async function lookOn(): Promise<void> {
    while (looking) {
      const before = browser.events.length;
      await browser.send('Page.reload');
      while (looking && !browser.events.slice(before).some(({ method }) => method === 'Page.loadEventFired'))
        await delay(10);
      await delay(100);
    }
  }

  /** What the browser has been answered since it was asked last. */
  function seen(): string[] {
    const found = browser.events.slice(read).flatMap(({ method, params }) => {
      const { type, response, errorText } = (params ?? {}) as Answer;
      if (type !== 'Document') return [];
      if (method === 'Network.loadingFailed') return errorText ?? 'failed';
      if (method !== 'Network.responseReceived') return [];
      return `${response?.status} ${response?.headers['x-release'] ?? 'no release'}`;
    });
    read = browser.events.length;
    return [...new Set(found)].sort();
  }

  const sql = (input: string): string => typedAtPrompt(workspace, input);
  const columns = (): string =>
    sql(
      "SELECT string_agg(column_name, ' ') FROM information_schema.columns WHERE table_name = 'appointments';\n",
    );

  test('the first release is kept for the first deploy, and its migration runs after it', async () => {
    expect((await release('one')).output).toContain('again after the deploy');
    const { code, output } = await workspace.withoutNx('run-many -t deploy --env=local');
    expect([code, Object.values(results(output))]).toEqual([0, LAYERS.map(() => 'created')]);
    expect((await release('one')).output).toContain(`local: ${digest('one')} migrated`);
    expect(columns()).toContain('reason');
  }, 600_000);

  test('somebody opens the site, and looks at it from then on', async () => {
    const open = ['--import', 'tsx', 'tools/local-aws/src/cli.ts', 'open'];
    const { output } = await workspace.start(process.execPath, open).result;
    await browser.open(/^http:\S+$/m.exec(output)?.[0] ?? output);
    await browser.open(await until(`document.querySelector('a[href*="//app-"]')?.href`));
    await until(`document.body.innerText.includes('Clinic one')`);
    read = browser.events.length;
    looks = lookOn();
    await delay(1000);
    expect(seen()).toEqual(['200 one']);
  });

  test('a release whose migration adds a column fails no request', async () => {
    expect((await release('two')).output).toContain('PREDECESSOR_UNSAID');
    const { output } = await release('two', ' --predecessor-runs=yes');
    expect(output).toContain(`local: ${digest('two')} released`);
    expect(columns()).toContain('room');
    expect(seen()).toEqual(['200 one', '200 two']);
  });

  test('a version that does not come up returns by itself', async () => {
    const { output, code } = await release('broken', ' --predecessor-runs=yes');
    expect(code).toBe(1);
    expect(output).toMatch(/RELEASE_FAILED: .* the version before runs on/);
    expect(seen()).toEqual(['200 two']);
  });

  test.each([
    ['failing', /MIGRATION_FAILED: the migration ended with 3; the version before runs on/],
    ['endless', /MIGRATION_UNENDED: the migration did not end within 1 minute\(s\), and was stopped/],
  ] as const)('a migration that is %s leaves the version before', async (version, message) => {
    const { output, code } = await release(version, ' --predecessor-runs=yes');
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(seen()).toEqual(['200 two']);
  });

  test('while a migration runs no second release begins, and an interrupted one ends it', async () => {
    const asked = [`--release=${digest('endless')}`, '--env=local', '--predecessor-runs=yes'];
    // Nx would keep what is printed to itself until the end.
    const program = ['--import', 'tsx', 'tools/application/src/main.ts', 'release', ...asked];
    const first = workspace.start(process.execPath, program);
    await first.printed(/the migration of \S+ begins/);
    expect((await release('one')).output).toContain('DEPLOY_LOCKED');
    // As a terminal does it: everybody of the command is told.
    process.kill(-(first.process.pid ?? 0), 'SIGINT');
    await first.result;
    const next = await release('failing', ' --predecessor-runs=yes');
    expect(next.output).toContain('MIGRATION_FAILED');
  });

  test('a deploy of the infrastructure keeps the release', async () => {
    const { output } = await workspace.withoutNx('run-many -t deploy --env=local');
    expect(results(output)).toMatchObject({ 'compute-ecs': 'unchanged' });
    expect(seen()).toEqual(['200 two']);
  });

  test('a roll-back leads to the version before, whose migration is not run again', async () => {
    const { output } = await workspace.nx('run application:roll-back --env=local');
    expect(output).toContain(`local: ${digest('one')} released`);
    expect(output).not.toContain('the migration of');
    expect(seen()).toEqual(['200 one', '200 two']);
  });

  test('the table of releases says which migration ran, and how it ended', async () => {
    const { output } = await workspace.nx('run application:releases --env=local');
    const rows = [...output.matchAll(/sha256:(\d)\d{63} +(released|failed) +(none|before: \w+(?: \w+)?)/g)];
    expect(rows.map(([, version, result, migration]) => `${version} ${result} ${migration}`)).toEqual(
      expect.arrayContaining([
        '1 released none',
        '4 failed before: 3',
        '5 failed before: stopped',
        '3 failed before: 0',
        '2 released before: 0',
        '1 released before: 0',
      ]),
    );
  });
});
