import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, installedBrowser } from '@hipaa-cdk/local-aws/src/testing/browser';
import { contentWidthOn, namesByRole } from '@hipaa-cdk/local-aws/src/testing/accessibility';
import { WORST_CONTRAST } from '@hipaa-cdk/local-aws/src/testing/contrast';
import { changesAsPage } from './as-page';
import { changesOf, replacedCluster, resourceOf } from '../testing/examples';

test('every layer has a row and a section', () => {
  const page = changesAsPage('prod', [changesOf(), changesOf({ layer: 'network', state: 'unchanged' })]);
  expect(page).toContain('<a href="#network">network</a></th><td>nothing to do</td>');
  expect(page).toContain('<section id="database" aria-labelledby="database-title">');
});

test('the page loads nothing, and may not', () => {
  const page = changesAsPage('prod', [changesOf({ resources: [replacedCluster] })]);
  expect(page).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
  expect(page).not.toMatch(/\b(src|href)="(?!#)|@import|url\(|<script/);
});

test('no text of a template becomes markup', () => {
  const evil = '"><img src=x onerror=alert(1)>';
  const page = changesAsPage('prod', [
    changesOf({
      basis: evil,
      resources: [
        resourceOf({ path: evil, topics: [evil], meaning: evil, properties: [{ path: evil, after: evil }] }),
      ],
      published: [{ name: evil, action: 'changed', before: evil, after: evil, readers: [evil] }],
      inputs: [{ name: evil, before: evil, after: evil }],
      notes: [evil],
    }),
  ]);
  expect(page).not.toContain('<img');
});

test('what is lost is told beside the resource', () => {
  const page = changesAsPage('prod', [changesOf({ resources: [replacedCluster] })]);
  expect(page).toContain(
    '<li class="replaced"><span class="action">replaced</span> <code>Database/Cluster</code>',
  );
  expect(page).toContain('<li>holds the databases; the old one is deleted with its content</li>');
});

const file = installedBrowser();
if (!file) console.info('no chromium on this machine: the page of the diff is not opened in a browser here');
const inBrowser = file ? describe : describe.skip;

const changes = changesOf({
  resources: [
    replacedCluster,
    resourceOf({ path: '<script>document.title = "broken"</script>', topics: ['permissions'] }),
    resourceOf({ action: 'removed', path: 'Layer/Gone' }),
    resourceOf({ action: 'added', path: `Layer/${'Long'.repeat(80)}` }),
  ],
  published: [{ name: '/n', action: 'changed', before: 'a', after: 'b', readers: ['compute'] }],
});

inBrowser('the page of a diff, opened as a file', () => {
  let browser: Browser;
  beforeAll(async () => {
    const page = join(mkdtempSync(join(tmpdir(), 'page-')), 'index.html');
    writeFileSync(
      page,
      changesAsPage('prod', [changes, changesOf({ layer: 'network', state: 'unchanged' })]),
    );
    browser = new Browser(file ?? '');
    await browser.open(`file://${page}`);
  }, 60_000);
  afterAll(() => browser.close());

  const count = (selector: string): Promise<number> =>
    browser.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);

  test('shows every layer and every resource', async () => {
    expect(await count('main > section')).toBe(2);
    expect(await count('#database ul.changes > li')).toBe(5);
    expect(await browser.evaluate('document.querySelector("h2").innerText')).toBe('database');
  });

  test('loads nothing but itself, and reports no error', () => {
    const requests = browser.events
      .filter(({ method }) => method === 'Network.requestWillBeSent')
      .map(({ params }) => (params?.['request'] as { url: string }).url);
    expect(requests).toEqual([expect.stringMatching(/^file:.*index\.html$/)]);
    expect(browser.events.filter(({ method }) => method === 'Log.entryAdded')).toEqual([]);
  });

  test('runs nothing that stands in a template', async () => {
    expect(await browser.evaluate('document.title')).toBe('What a deploy to prod would do');
    expect(await count('script')).toBe(0);
  });

  test.each(['light', 'dark'])('can be read in a %s scheme', async (value) => {
    await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
    const back = await browser.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(back).toBe(value === 'light' ? 'rgb(255, 255, 255)' : 'rgb(18, 22, 29)');
    expect(await browser.evaluate(WORST_CONTRAST)).toBeGreaterThan(4.5);
  });

  test('fits a narrow screen', async () => {
    expect(await contentWidthOn(browser, 360)).toBeLessThanOrEqual(360);
  });

  test('has names for whoever cannot see it', async () => {
    const named = await namesByRole(browser);
    expect(named('region')).toEqual(['database', 'network']);
    expect(named('table')).toEqual(['Layers of this run']);
    expect(named('rowheader')).toEqual(['database', 'network']);
    expect(named('link')).toEqual(['database', 'network']);
    expect(await browser.evaluate('document.documentElement.lang')).toBe('en');
    expect(named('heading').slice(0, 3)).toEqual(['What a deploy to prod would do', 'database', 'Security']);
  });

  test('leads from the table to the layer by keyboard', async () => {
    await browser.evaluate('document.querySelector("a").focus()');
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
    await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter });
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    expect(await browser.evaluate('location.hash')).toBe('#database');
  });
});
