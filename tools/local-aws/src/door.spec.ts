import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { LocalAws } from './local-aws';
import { freePort } from './ports';
import { Browser, installedBrowser } from './testing/browser';

jest.setTimeout(180_000);

let folder: string;
let aws: LocalAws;
let port: number;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'local-aws-')));
  port = await freePort();
  aws = new LocalAws({ folder, port });
  await aws.ensureRunning();
});
afterAll(async () => {
  await aws.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Names of the functions that somebody has managed to make. */
async function functions(): Promise<(string | undefined)[]> {
  const client = new LambdaClient({
    endpoint: aws.endpoint,
    region: 'us-east-1',
    credentials: {
      accessKeyId: '000000000000',
      secretAccessKey: aws.credentials('000000000000', 'us-east-1')['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  const { Functions = [] } = await client.send(new ListFunctionsCommand({}));
  return Functions.map(({ FunctionName }) => FunctionName);
}

/** A program in a zip, and the request that makes a function of it. */
const FUNCTION = JSON.stringify({
  FunctionName: 'evil',
  Runtime: 'python3.12',
  Handler: 'index.handler',
  Role: 'arn:aws:iam::000000000000:role/x',
  Code: { ZipFile: 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==' },
});

const file = installedBrowser();
if (!file) console.info('no chromium on this machine: nothing is tried from a web page here');
const inBrowser = file ? describe : describe.skip;

inBrowser('a web page that is open in the browser', () => {
  let browser: Browser;
  let site: Server;
  let address: string;

  beforeAll(async () => {
    site = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>Another site</h1>'),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    browser = new Browser(file ?? '', ['--host-resolver-rules=MAP evil.example 127.0.0.1']);
  });
  afterAll(async () => {
    await browser.close();
    site.close();
  });

  const fetched = (url: string, init: object = {}) =>
    browser.evaluate<string>(
      `fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then((answer) => answer.type + ' ' + answer.status, () => 'refused')`,
    );

  describe('on another origin', () => {
    beforeEach(() => browser.open(address));

    test.each([
      ['a plain text POST without CORS', { method: 'POST', mode: 'no-cors', body: FUNCTION }],
      ['the same by a host name', { method: 'POST', mode: 'no-cors', body: FUNCTION }, 'localhost'],
      ['a POST that asks first', { method: 'POST', headers: { 'x-amz-target': 'x' }, body: FUNCTION }],
    ])('makes no function with %s', async (_, init, host = '127.0.0.1') => {
      await fetched(`http://${host}:${port}/2015-03-31/functions`, init);
      expect(await functions()).toEqual([]);
    });

    test('makes no function with a form', async () => {
      await browser.evaluate(`new Promise((resolve) => {
        document.body.innerHTML = '<iframe name="f"></iframe><form target="f" method="post" enctype="text/plain" '
          + 'action="http://127.0.0.1:${port}/2015-03-31/functions"><input name=a></form>';
        document.querySelector('input').name = ${JSON.stringify(FUNCTION)};
        document.querySelector('iframe').onload = resolve;
        document.querySelector('form').submit();
      })`);
      expect(await functions()).toEqual([]);
    });

    test.each(['/', '/?Action=ListStacks&Version=2010-05-15', '/_ministack/health', '/2015-03-31/functions'])(
      'reads nothing at %s',
      async (path) => {
        expect(await fetched(`http://127.0.0.1:${port}${path}`)).toBe('refused');
      },
    );

    test('opens no socket', async () => {
      const opened = await browser.evaluate(`new Promise((resolve) => {
        const socket = new WebSocket('ws://127.0.0.1:${port}/_aws/execute-api/a/b');
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
      })`);
      expect(opened).toBe('refused');
    });
  });

  test('reads nothing by a name of its own that leads to this machine', async () => {
    await browser.open(`http://evil.example:${port}/`);
    expect(await browser.evaluate('location.host')).toBe(`evil.example:${port}`);
    expect(await fetched('/?Action=ListStacks&Version=2010-05-15')).toBe('basic 403');
    expect(await fetched('/2015-03-31/functions', { method: 'POST', body: FUNCTION })).toBe('basic 403');
    expect(await functions()).toEqual([]);
  });

  describe('and the pages of the owner', () => {
    const heading = () => browser.evaluate('document.querySelector("h1")?.innerText');
    /** Waits for the page behind the address, which is not the one that the address itself shows. */
    async function arrived(): Promise<string> {
      for (;;) {
        const path = await browser
          .evaluate<string | null>('document.querySelector("h1") && location.pathname')
          .catch(() => null);
        if (path !== null) return path;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }

    test('one address opens them, once, and the browser stays in', async () => {
      const opened = aws.pageAddress('home');
      await browser.open(opened);
      expect(await arrived()).toBe('/');
      expect(await heading()).toBe('Embedded AWS');
      await browser.open(`http://${new URL(opened).host}/`);
      expect(await heading()).toBe('Embedded AWS');
      await browser.send('Network.clearBrowserCookies');
      await browser.open(opened);
      expect(await browser.evaluate('document.body.innerText')).toContain('was used');
    });

    test('another site can neither lead there nor send anything there with what the browser holds', async () => {
      const opened = aws.pageAddress('home');
      await browser.open(opened);
      await arrived();
      const home = `http://${new URL(opened).host}/`;
      await browser.open(address);
      expect(await fetched(home, { credentials: 'include' })).toBe('refused');
      expect(await fetched(home, { credentials: 'include', mode: 'no-cors' })).toMatch(/^opaque/);
      const before = browser.events.length;
      await browser.evaluate(`void (location.href = ${JSON.stringify(home)})`);
      while (!browser.events.slice(before).some(({ method }) => method === 'Page.loadEventFired'))
        await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await browser.evaluate('document.body.innerText')).toContain('local-aws:open');
    });
  });
});

/** Whether this process may become another user. */
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const isRoot = process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;

(isRoot ? describe : describe.skip)('another user of the machine', () => {
  const [program = '', ...options] = asNobody;
  const tried = (...command: readonly string[]) => spawnSync(program, [...options, ...command]).status;

  test('reads no file of the embedded AWS', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(names).toContain('secret');
    expect(names.filter((name) => tried('test', '-r', join(folder, name)) === 0)).toEqual([]);
  });

  test('starts nothing without the secret', async () => {
    const request = `fetch('http://127.0.0.1:${port}/2015-03-31/functions', { method: 'POST', body: '{}' })`;
    expect(
      tried(process.execPath, '-e', `${request}.then(({ status }) => process.exit(status === 403 ? 40 : 1))`),
    ).toBe(40);
    expect(await functions()).toEqual([]);
  });
});
