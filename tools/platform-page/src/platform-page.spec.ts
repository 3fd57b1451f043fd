import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, installedBrowser } from '@hipaa-cdk/local-aws/src/testing/browser';
import { contentWidthOn, namesByRole } from '@hipaa-cdk/local-aws/src/testing/accessibility';
import { WORST_CONTRAST } from '@hipaa-cdk/local-aws/src/testing/contrast';
import { platformPage } from './platform-page';
import { factsOf, layerOf } from './testing/example-facts';

test('the page loads nothing, and may not', () => {
  const page = platformPage(factsOf());
  expect(page).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
  expect(page).not.toMatch(/\bsrc=|@import|url\((?!#)|<script|<link/);
});

test('no text of an account becomes markup', () => {
  const evil = '"><img src=x onerror=alert(1)>';
  const [layer] = factsOf().layers;
  const page = platformPage(
    factsOf({
      application: evil,
      caller: evil,
      base: { commit: evil, at: '2026-11-25T10:01:00.000Z' },
      layers: [
        layerOf(
          evil,
          {
            problem: evil,
            reads: [evil],
            newest: layer?.newest && {
              ...layer.newest,
              by: evil,
              approver: evil,
              reason: evil,
              commit: evil,
            },
            published: [{ name: evil, value: evil, readers: [evil] }],
          },
          {
            stack: evil,
            stackStatus: evil,
            stale: [{ layer: evil, entry: evil, running: evil, published: evil }],
          },
        ),
      ],
      networks: [
        {
          layer: evil,
          vpc: { id: evil, range: evil },
          zones: [evil],
          subnets: [{ id: evil, range: evil, zone: evil, kind: 'public', routes: [evil] }],
          endpoints: [{ service: evil, kind: evil }],
        },
      ],
      costs: [{ payer: evil, layers: [{ layer: evil, dollars: 1 }], missing: [evil] }],
    }),
  );
  expect(page).not.toContain('<img');
});

test('a layer that could not be read says why, and the others are shown', () => {
  const page = platformPage(
    factsOf({
      layers: [
        layerOf('network', { status: undefined, problem: 'AWS_CALL_FAILED: no' }),
        layerOf('database'),
      ],
    }),
  );
  expect(page).toContain('Could not be looked at: <code>AWS_CALL_FAILED: no</code>');
  expect(page).toContain('aria-label="network: not found out"');
  expect(page).toContain('aria-label="database: deployed"');
});

test('what costs nothing here says what it would cost', () => {
  const environment = { ...factsOf().environment, target: 'embedded' as const };
  expect(platformPage(factsOf({ environment }))).toContain('The embedded AWS costs nothing');
  expect(platformPage(factsOf())).not.toContain('The embedded AWS costs nothing');
});

test('what nobody has looked up is said beside the sum that lacks it', () => {
  expect(platformPage(factsOf())).toContain('not counted: database: PRICE');
});

const file = installedBrowser();
if (!file)
  console.info('no chromium on this machine: the page of the platform is not opened in a browser here');
const inBrowser = file ? describe : describe.skip;

inBrowser('the page of the platform, opened as a file', () => {
  let browser: Browser;
  beforeAll(async () => {
    const page = join(mkdtempSync(join(tmpdir(), 'platform-page-')), 'test.html');
    writeFileSync(page, platformPage(factsOf()));
    browser = new Browser(file ?? '');
    await browser.open(`file://${page}`);
  }, 60_000);
  afterAll(() => browser.close());

  test('loads nothing but itself, and reports no error', () => {
    const requests = browser.events
      .filter(({ method }) => method === 'Network.requestWillBeSent')
      .map(({ params }) => (params?.['request'] as { url: string }).url);
    expect(requests).toEqual([expect.stringMatching(/^file:.*test\.html$/)]);
    expect(browser.events.filter(({ method }) => method === 'Log.entryAdded')).toEqual([]);
  });

  test('draws a layer to the right of what it reads, with an arrow between them', async () => {
    const at = (name: string): Promise<number> =>
      browser.evaluate(`document.querySelector('svg a[href="#${name}"] rect').getBoundingClientRect().left`);
    expect(await at('database')).toBeGreaterThan(await at('network'));
    expect(await browser.evaluate('document.querySelector(".arrow title").textContent')).toBe(
      'database reads network',
    );
  });

  test('draws the public subnets above the isolated ones, each in the column of its zone', async () => {
    const boxes = await browser.evaluate<{ left: number; top: number }[]>(
      '[...document.querySelectorAll(".subnet")].map((one) => { const { left, top } = one.getBoundingClientRect(); return { left, top }; })',
    );
    const [front, back, other] = boxes;
    expect(back?.top).toBeGreaterThan(front?.top ?? Infinity);
    expect(back?.left).toBe(front?.left);
    expect(other?.left).toBeGreaterThan(back?.left ?? Infinity);
  });

  test('keeps every text of a picture inside its box', async () => {
    expect(
      await browser.evaluate(`[...document.querySelectorAll('svg a')].filter((link) => {
        const box = link.querySelector('rect').getBoundingClientRect();
        return [...link.querySelectorAll('text')].some((text) => text.getBoundingClientRect().right > box.right);
      }).length`),
    ).toBe(0);
  });

  test('gives the dearest environment the longest bar', async () => {
    const widths = await browser.evaluate<number[]>(
      '[...document.querySelectorAll(".bar")].map((one) => one.getBoundingClientRect().width)',
    );
    expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 1.9);
  });

  test('selects a published value whole at one click', async () => {
    const { x, y } = await browser.evaluate<{ x: number; y: number }>(
      'document.querySelector(".value").scrollIntoView({ block: "center" }); (({ left, top }) => ({ x: left + 3, y: top + 5 }))(document.querySelector(".value").getBoundingClientRect())',
    );
    const click = { x, y, button: 'left', clickCount: 1 };
    await browser.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...click });
    await browser.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...click });
    expect(await browser.evaluate('String(getSelection())')).toBe('vpc-0123456789abcdef0');
  });

  test.each(['light', 'dark'])('can be read in a %s scheme', async (value) => {
    await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
    expect(await browser.evaluate(WORST_CONTRAST)).toBeGreaterThan(4.5);
  });

  test('fits a narrow screen', async () => {
    expect(await contentWidthOn(browser, 360)).toBeLessThanOrEqual(360);
  });

  test('has names for whoever cannot see it', async () => {
    const named = await namesByRole(browser);
    expect(named('heading')).toEqual([
      'example in test',
      'Where next',
      'In the console of AWS',
      'Layers and contracts',
      'Network',
      'Cost when idle',
      'network',
      'database',
    ]);
    expect(named('link')).toEqual(expect.arrayContaining(['network: deployed', 'database: deployed']));
    expect(named('image')).toEqual([
      'Network vpc-0123456789abcdef0, 10.0.0.0/16: 1 public, 0 private, 2 isolated subnets in us-east-1a and us-east-1b',
    ]);
    expect(named('table')).not.toContain('');
  });
});
