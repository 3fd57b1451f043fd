import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, installedBrowser } from '@hipaa-cdk/local-aws/src/testing/browser';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { openHome } from './home-page';
import { results } from './layers';

const LAYERS = '-p network,catalog --env=local';
const CONFIG = 'apps/catalog/config.ts';
const SERVER = [
  'FriendlyName=demo',
  'PHI=NO',
  'Environment=TEST',
  'Repository=healthcare-site',
  'InstanceOwnerEmail=you@example.org',
].join(',');

let workspace: TemporaryWorkspace;
/** Where the site of what was launched is pushed to. */
let pushTo = '';
beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(['network', 'catalog']);
  // Products would read what the audit layer publishes, which is not there.
  workspace.edit('platform/environments/local.ts', 'except: []', "only: ['network', 'catalog']");
});
afterAll(() => workspace.dispose());

const launch = (params: string) =>
  workspace.withoutNx(`run catalog:launch --env=local --product=healthcare-web-server --params=${params}`);

test('a launch before the catalog is there says how to get it', async () => {
  const { output, code } = await launch(SERVER);
  expect(output).toMatch(/CATALOG_NOT_DEPLOYED: [^]*npx nx run catalog:deploy --env=local/);
  expect(code).not.toBe(0);
});

test('the catalog is deployed, and found unchanged the second time', async () => {
  const first = await workspace.withoutNx(`run-many -t deploy ${LAYERS}`);
  expect(results(first.output)).toEqual({ network: 'created', catalog: 'created' });
  const second = await workspace.withoutNx(`run-many -t deploy ${LAYERS}`);
  expect(results(second.output)).toEqual({ network: 'unchanged', catalog: 'unchanged' });
});

test('every wrong parameter is told at once, and nothing is made', async () => {
  const { output, code } = await launch('FriendlyName=demo,PHI=MAYBE,InstanceType=m4.large,Other=1');
  expect(output).toContain('nothing was created');
  for (const name of ['PHI', 'InstanceType', 'Other', 'Environment', 'Repository', 'InstanceOwnerEmail'])
    expect(output).toMatch(new RegExp(`✖ ${name}: `));
  expect(code).not.toBe(0);
  expect((await workspace.withoutNx('run catalog:launched --env=local')).output).toContain(
    'nothing was launched',
  );
});

test('a product is launched, listed, and cannot be launched again under its name', async () => {
  const launched = await launch(SERVER);
  expect(launched.output).toMatch(/SiteUrl: https:\/\/\S+\//);
  expect(launched.output).toContain('its machine is not run');
  pushTo = /git push (\S+) HEAD:main/.exec(launched.output)?.[1] ?? '';
  expect(launched.code).toBe(0);
  const { output } = await workspace.withoutNx('run catalog:launched --env=local');
  expect(output).toMatch(/^demo +healthcare-web-server v-[0-9a-f]{12} +CREATE_COMPLETE +SiteUrl: /m);
  expect((await launch(SERVER)).output).toContain('NAME_TAKEN');
});

const file = installedBrowser();

(file ? test : test.skip)('what is pushed to the path that a launch says is seen in a browser', async () => {
  const folder = join(workspace.root, 'tmp', 'site');
  mkdirSync(join(folder, 'public'), { recursive: true });
  writeFileSync(join(folder, 'public', 'index.html'), '<h1>Pushed</h1>');
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...words], { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'a site');
  git('push', '--quiet', pushTo, 'HEAD:main');
  const browser = new Browser(file ?? '');
  try {
    await openHome(workspace, browser);
    const link = `document.querySelector('a[href*="//sc-"]')?.href`;
    let site: string | undefined;
    for (const deadline = Date.now() + 30_000; !site && Date.now() < deadline;)
      site = await browser.evaluate<string>(link).catch(() => undefined);
    await browser.open(site ?? 'about:blank');
    expect(await browser.evaluate('document.querySelector("h1")?.innerText')).toBe('Pushed');
  } finally {
    await browser.close();
  }
});

test('a product that is newer in the code than in the catalog is not launched until it is published', async () => {
  workspace.edit(
    CONFIG,
    "repositories: ['healthcare-site']",
    "repositories: ['healthcare-site', 'second-site']",
  );
  expect((await launch(SERVER.replace('demo', 'other'))).output).toContain('VERSION_NOT_PUBLISHED');
  const { output } = await workspace.withoutNx('run catalog:deploy --env=local');
  expect(results(output)).toEqual({ catalog: 'updated' });
});

test('a product is terminated, its protection first', async () => {
  const { output, code } = await workspace.withoutNx('run catalog:terminate --env=local --name=demo');
  expect(output).toMatch(/taking the protection off[^]*UPDATE_COMPLETE[^]*terminating[^]*demo is gone/);
  expect(code).toBe(0);
  expect((await workspace.withoutNx('run catalog:launched --env=local')).output).toContain(
    'nothing was launched',
  );
});

test('the catalog goes, and the network after it', async () => {
  const { output, code } = await workspace.withoutNx(`run-many -t destroy ${LAYERS}`);
  expect(results(output)).toEqual({ network: 'destroyed', catalog: 'destroyed' });
  expect(code).toBe(0);
});
