import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidencePage, evidenceReport } from '@hipaa-cdk/evidence';
import {
  exampleInput,
  exampleSnapshot,
  exampleVerdict,
  logoffFinding,
  logoffProof,
} from '@hipaa-cdk/evidence/testing';
import { contentWidthOn } from '@hipaa-cdk/local-aws/src/testing/accessibility';
import { Browser, installedBrowser } from '@hipaa-cdk/local-aws/src/testing/browser';

// A browser on a busy machine takes its time.
jest.setTimeout(60_000);

const EVIL = '</script><img src=x onerror="document.title=1"><script>document.title=2</script>';

function page(changes: Parameters<typeof exampleInput>[0] = {}): string {
  return evidencePage(evidenceReport(exampleInput(changes)));
}

test('the page is the same twice, and loads nothing', () => {
  expect(page()).toBe(page());
  expect(page()).toContain('content="default-src &#39;none&#39;; ');
  expect(page()).not.toMatch(/\b(src|href)="(?!#)|@import|url\(/);
});

test('no value of a template becomes markup', () => {
  const proofs = [{ ...logoffProof, value: EVIL, constructPath: EVIL }];
  const text = page({
    verdicts: [exampleVerdict({ proofs })],
    lacks: [{ code: EVIL, message: EVIL, remedy: EVIL }],
  });
  expect(text).not.toContain('<img');
});

test('a draft says so in its title, on the page and on every sheet of paper', () => {
  const draft = page({ snapshot: undefined });
  expect(draft).toContain('<title>DRAFT: Evidence of prod</title>');
  expect(draft).toContain('<div class="stamp" aria-hidden="true">DRAFT</div>');
  expect(page()).not.toContain('DRAFT');
});

test('what a local AWS shows bears that name on every sheet, and is no draft', () => {
  const local = page({ snapshot: exampleSnapshot({ taken: 'local AWS' }) });
  expect(local).toContain('<title>LOCAL AWS: Evidence of prod</title>');
  expect(local).toContain('<div class="stamp" aria-hidden="true">LOCAL AWS</div>');
  expect(local).not.toContain('DRAFT');
});

test('a layer that is not deployed is a line that says so', () => {
  const text = page({ layers: ['auth', 'database'] });
  expect(text).toMatch(/<td>database<\/td>\s*<td>not deployed<\/td>/);
});

test('a paragraph names what watches the same at run time', () => {
  expect(page({ snapshot: undefined })).toMatch(/Watched at run time by [^<]*restore-tests/);
});

test('the word of a pipeline is not that of a caller', () => {
  expect(page({ pipelineRoles: ['Deploy'] })).toContain('jane.doe@example.org (stated by the pipeline)');
});

test('a proof says as of which commit and deploy it holds', () => {
  expect(page()).toContain(
    `"auth":"commit ${'c0ffee'.repeat(6)}, deployed 2026-11-29T17:00:00Z by arn:aws:sts::222222222222:assumed-role/Deploy/ci"`,
  );
});

test('a template that no rule judges is as red as one with a finding', () => {
  const text = page({ verdicts: [exampleVerdict({ rules: [], proofs: [] })] });
  expect(text).toMatch(/Template: <span class="state open">not judged<\/span>/);
});

test('what nobody verified is said to be stated by the caller', () => {
  expect(page()).toContain('jane.doe@example.org (stated by caller)');
});

describe('the first page', () => {
  const first = (changes: Parameters<typeof exampleInput>[0] = {}) =>
    page(changes)
      .split('<h2 id="deployed">')[0]
      ?.replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ') ?? '';

  test('says which commit is deployed, when, by whom, who approved, and whether exactly that was judged', () => {
    expect(first()).toContain('Deployed 2026-11-29T17:00:00Z Commit c0ffee');
    expect(first()).toContain(
      'By arn:aws:sts::222222222222:assumed-role/Deploy/ci Approver jane.doe@example.org',
    );
    expect(first()).toContain('1 of 1 deployed; 1 exactly as judged');
  });

  test('says nothing of deploys that nobody looked at', () => {
    expect(first({ snapshot: undefined })).toContain('Deployed nothing that is known');
  });

  test('counts what is supported, open and not judged, and what people owe', () => {
    expect(first()).toContain('0 open findings , 1 proofs of settings by 1 rules');
    expect(first()).toContain('People have answered 0 of 1 questions, and decided on 0 of 22 addressable');
    expect(first()).toMatch(/Template 1 0 \d+/);
    expect(first({ verdicts: [exampleVerdict({ proofs: [], findings: [logoffFinding] })] })).toContain(
      '1 open findings',
    );
  });
});

const file = installedBrowser();
if (!file) console.info('no chromium on this machine: the evidence is not opened in a browser here');
const inBrowser = file ? describe : describe.skip;

inBrowser('the evidence, opened as a file', () => {
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'evidence-')), 'index.html');
    const proofs = [logoffProof, { ...logoffProof, logicalId: 'Pool', value: EVIL }];
    writeFileSync(path, page({ snapshot: undefined, verdicts: [exampleVerdict({ proofs })] }));
    url = `file://${path}`;
    browser = new Browser(file ?? '');
    await browser.open(url);
  }, 120_000);
  afterAll(() => browser.close());

  const shown = () =>
    browser.evaluate<string[]>(
      `[...document.querySelectorAll('article:not([hidden])')].map((one) => one.id)`,
    );
  const choose = (id: string, value: string) =>
    browser.evaluate(`(() => { const one = document.getElementById(${JSON.stringify(id)}); one.value = ${JSON.stringify(value)};
      one.dispatchEvent(new Event('input', { bubbles: true })); })()`);
  const go = (hash: string) =>
    browser.evaluate(
      `new Promise((done) => { addEventListener('hashchange', () => setTimeout(done), { once: true }); location.hash = ${JSON.stringify(hash)}; })`,
    );

  test('answers "automatic logoff" by one link: resource, setting, value and line', async () => {
    await go('164.312-a-2-iii');
    const text = await browser.evaluate<string>(`document.getElementById('164.312-a-2-iii').innerText`);
    expect(text).toContain('supported');
    expect(text).toMatch(
      /auth Client\s+Properties\.AccessTokenValidity\s+15\s+property\s+apps\/auth\/src\/client\.ts/,
    );
    expect(text).toMatch(/As of\s+auth: not known to be deployed/);
  });

  test('finds a paragraph by words, by a resource and by its state', async () => {
    await choose('search', 'inactivity');
    expect(await shown()).toEqual(['164.312-a-2-iii']);
    await choose('search', 'userpoolclient');
    expect(await shown()).toEqual(['164.312-a-2-iii']);
    await choose('search', '');
    await choose('kind', 'template');
    await choose('state', 'supported');
    expect(await shown()).toEqual(['164.312-a-2-iii']);
    await browser.evaluate(`document.getElementById('filters').reset()`);
    await browser.evaluate(`new Promise((done) => setTimeout(done))`);
    expect(await shown()).toHaveLength(72);
  });

  test('leads from a number of the first page to the paragraphs that it counts', async () => {
    const link = `document.querySelector('a[href="#show/template/supported"]')`;
    expect(await browser.evaluate(`${link}.textContent`)).toBe('1');
    await go('show/template/supported');
    await browser.evaluate(`new Promise((done) => setTimeout(done))`);
    expect(await shown()).toEqual(['164.312-a-2-iii']);
    await go('show/template/not-judged');
    await browser.evaluate(`new Promise((done) => setTimeout(done))`);
    const count = await browser.evaluate<string>(
      `document.querySelector('a[href="#show/template/not-judged"]').textContent`,
    );
    expect(await shown()).toHaveLength(Number(count));
    await browser.evaluate(`document.getElementById('filters').reset()`);
  });

  test('shows a resource on a page of its own, with what is proved of it', async () => {
    const link = `[...document.querySelectorAll('#report table a')].find((one) => one.textContent === 'Pool').hash`;
    await go((await browser.evaluate<string>(link)).slice(1));
    const text = await browser.evaluate<string>(`document.getElementById('resource').innerText`);
    expect(text).toContain('AWS::Cognito::UserPool');
    expect(text).toContain('HipaaPlus::CognitoTokenLifetime');
    expect(await browser.evaluate(`document.getElementById('report').hidden`)).toBe(true);
    expect(await browser.evaluate('document.title')).toBe('DRAFT: Evidence of prod');
    await go('report');
    expect(await browser.evaluate(`document.getElementById('report').hidden`)).toBe(false);
  });

  test.each([320, 480, 768, 1024, 1600])('fits %i pixels', async (width) => {
    expect(await contentWidthOn(browser, width, 800)).toBeLessThanOrEqual(width);
  });

  test('is printed with the stamp of a draft, and without its filters', async () => {
    const { data } = await browser.send<{ data: string }>('Page.printToPDF', {});
    expect(Buffer.from(data, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    await browser.send('Emulation.setEmulatedMedia', { media: 'print' });
    const display = (selector: string) =>
      browser.evaluate<string>(
        `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).display`,
      );
    expect([await display('#filters'), await display('.stamp')]).toEqual(['none', 'block']);
    await browser.send('Emulation.setEmulatedMedia', { media: '' });
  });

  test('is led through by keyboard', async () => {
    await browser.evaluate(`document.getElementById('search').focus()`);
    const key = async (name: string) => {
      await browser.send('Input.dispatchKeyEvent', {
        type: 'keyDown',
        key: name,
        code: name,
        windowsVirtualKeyCode: 9,
      });
      await browser.send('Input.dispatchKeyEvent', {
        type: 'keyUp',
        key: name,
        code: name,
        windowsVirtualKeyCode: 9,
      });
    };
    const reached: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      await key('Tab');
      reached.push(
        await browser.evaluate<string>('document.activeElement.id || document.activeElement.tagName'),
      );
    }
    expect(reached).toEqual(['state', 'kind', 'specification', 'BUTTON']);
  });

  test('loads nothing but itself, and reports no error', () => {
    const of = (method: string) => browser.events.filter((event) => event.method === method);
    expect(
      of('Network.requestWillBeSent').map(({ params }) => (params?.['request'] as { url: string }).url),
    ).toEqual([url]);
    expect([
      ...of('Log.entryAdded'),
      ...of('Runtime.exceptionThrown'),
      ...of('Runtime.consoleAPICalled'),
    ]).toEqual([]);
  });
});
