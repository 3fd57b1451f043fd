import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GetObjectCommand, ListBucketsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { signedJson } from '@hipaa-cdk/runner/signed-json';
import { Browser, installedBrowser } from '@hipaa-cdk/local-aws/src/testing/browser';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { openHome } from './home-page';
import { typedAtPrompt } from './database-prompt';
import { results } from './layers';
import { LOCAL } from './place';

const LAYERS = ['audit', 'network', 'storage', 'auth', 'users', 'database', 'compute-ecs', 'site'];
const REASON = 'Check-up <of the> heart';
const WITHIN_MS = 60_000;

const file = installedBrowser();
if (!file) console.info('no chromium on this machine: nobody visits the application here');

(file ? describe : describe.skip)('somebody visits the application', () => {
  let workspace: TemporaryWorkspace;
  let browser: Browser;
  beforeAll(async () => {
    workspace = await TemporaryWorkspace.create(LAYERS);
    browser = new Browser(file ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await workspace.dispose();
  });

  /** Waits until an expression comes to something in the page. */
  async function until<T>(expression: string): Promise<T> {
    for (const deadline = Date.now() + WITHIN_MS; ; await delay(100)) {
      // While one page goes and another comes there is none to ask.
      const found = await browser.evaluate<T>(expression).catch(() => undefined);
      if (found) return found;
      if (Date.now() > deadline)
        throw new Error(`${expression} in ${await browser.evaluate<string>('document.body.innerText')}`);
    }
  }

  const element = (selector: string): string => `document.querySelector(${JSON.stringify(selector)})`;
  const shows = (text: string): Promise<boolean> =>
    until(`document.body.innerText.includes(${JSON.stringify(text)})`);
  const click = async (selector: string): Promise<void> => {
    await until(element(selector));
    await browser.evaluate(`void ${element(selector)}.click()`);
  };
  const enter = async (id: string, value: string): Promise<void> => {
    await until(element(`#${id}`));
    await browser.evaluate(`void (${element(`#${id}`)}.value = ${JSON.stringify(value)})`);
  };

  /** By the address that is printed, which leads to a page with all others. */
  async function goHome(): Promise<void> {
    await openHome(workspace, browser);
    await shows('Who can sign in');
  }

  async function signIn(): Promise<void> {
    await goHome();
    const [email = '', password = ''] = await browser.evaluate<string[]>(
      `[...${element('table')}.rows[1].cells].map((cell) => cell.innerText)`,
    );
    await click('a[href*="//app-"]');
    await click('a[href="/sign-in"]');
    await enter('username', email);
    await click('form button');
    await enter('password', password);
    await click('form button');
    await enter('code', await until<string>(`${element('#shown')}?.innerText`));
    await click('form button');
    await shows('Your appointments');
  }

  const sql = (input: string): string => typedAtPrompt(workspace, input);

  test('all that it needs comes up', async () => {
    const { output, code } = await workspace.withoutNx('run-many -t deploy --env=local');
    expect([code, Object.values(results(output))]).toEqual([0, LAYERS.map(() => 'created')]);
  });

  test('its deploy is not told of as the use of the root user', async () => {
    await goHome();
    await click('a[href*="//mailbox."]');
    await until(`${element('h1')}?.innerText === 'Mailbox'`);
    expect(await browser.evaluate<string>('document.body.innerText')).not.toContain('root user');
  });

  test('they sign in with a second factor, and make an appointment', async () => {
    await signIn();
    await enter('day', '2030-05-06');
    await enter('reason', REASON);
    await click('form[action="/appointments"] button');
    await shows(REASON);
    await shows('made\tappointment 1');
  });

  test('the row is in the database', () => {
    expect(sql('SELECT day, reason FROM appointments;\n')).toContain(REASON);
  });

  test('they upload a document, and see it', async () => {
    const { root } = await browser.send<{ root: { nodeId: number } }>('DOM.getDocument');
    const found = { nodeId: root.nodeId, selector: '#file' };
    const { nodeId } = await browser.send<{ nodeId: number }>('DOM.querySelector', found);
    await browser.send('DOM.setFileInputFiles', { nodeId, files: [join(workspace.root, 'LICENSE')] });
    await click('form[action="/documents"] button');
    await until(element('a[href^="/documents/"]'));
    await shows('uploaded');
  });

  test('the object is in the bucket, under the name of that person', async () => {
    const s3 = new S3Client({ ...workspace.client, forcePathStyle: true });
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    const Bucket = Buckets.find(({ Name }) => Name?.includes('applicationbucket'))?.Name;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'application/' }));
    expect(Contents).toEqual([
      expect.objectContaining({
        Key: expect.stringMatching(/^application\/[0-9a-f-]{36}\/[0-9a-f]{8}-LICENSE$/) as string,
      }),
    ]);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: Contents[0]?.Key }));
    expect(await Body?.transformToString()).toBe(workspace.read('LICENSE'));
  });

  test('the calls are in the trail, by the role of the task', async () => {
    await goHome();
    const calls = await browser.evaluate<string>(`${element('body')}.innerText`);
    expect(calls).toMatch(/TaskTaskRole\S+\ts3:PutObject\t\S+, application\//);
    expect(calls).toMatch(/TaskTaskRole\S+\tsecretsmanager:GetSecretValue/);
  });

  /** What the service of the trail answers to the root user. */
  async function askTrail(call: string, input: object): Promise<{ trailList?: { Name: string }[] }> {
    const session = { environment: LOCAL, credentials: () => Promise.resolve(workspace.client.credentials) };
    const target = `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.${call}`;
    const request = { service: 'cloudtrail', target, input };
    const answer = await signedJson(session, request, fetch, workspace.client.endpoint);
    return (await answer.json()) as { trailList?: { Name: string }[] };
  }

  test('whoever stops the trail as root is told of in the mailbox', async () => {
    const [trail] = (await askTrail('DescribeTrails', {})).trailList ?? [];
    await askTrail('StopLogging', { Name: trail?.Name });
    await goHome();
    await click('a[href*="//mailbox."]');
    await shows('WatchTrailChanges');
    await shows('Somebody acted as the root user');
    await askTrail('StartLogging', { Name: trail?.Name });
  });

  test('another site, with what the browser holds, reaches the page of none of the hosts and writes nothing', async () => {
    await goHome();
    const hosts = await browser.evaluate<string[]>(
      `[location.origin, ...[...document.querySelectorAll('a')].map((link) => new URL(link.href).origin)]`,
    );
    for (const page of ['//home.', '//app-', 'amazoncognito', '//mailbox.'])
      expect(hosts.join()).toContain(page);
    const site = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>Another site</h1>'),
    ).listen(0, '127.0.0.1');
    await once(site, 'listening');
    await browser.open(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const form = 'new URLSearchParams({ day: "2031-01-01", reason: "Foreign" })';
    const attempts = (host: string): Record<string, string> => ({
      read: `fetch('${host}/', { credentials: 'include' }).then(() => 'in', () => 'out')`,
      write: `fetch('${host}/appointments', { method: 'POST', mode: 'no-cors', credentials: 'include', body: ${form} })
        .then((answer) => (answer.type === 'opaque' ? 'out' : 'in'), () => 'out')`,
      ask: `fetch('${host}/', { method: 'PUT', headers: { 'x-amz-target': 'x' } }).then(() => 'in', () => 'out')`,
      socket: `new Promise((resolve) => { const socket = new WebSocket('${host.replace('http', 'ws')}/');
        socket.onopen = () => resolve('in'); socket.onerror = () => resolve('out'); })`,
      image: `new Promise((resolve) => { const image = new Image(); image.onload = () => resolve('in');
        image.onerror = () => resolve('out'); image.src = '${host}/'; })`,
      form: `new Promise((resolve) => { document.body.innerHTML = '<iframe name="f"></iframe><form target="f" method="post" '
        + 'action="${host}/appointments"><input name="day" value="2031-01-01"><input name="reason" value="Foreign"></form>';
        document.querySelector('iframe').onload = () => resolve('out'); document.querySelector('form').submit();
        setTimeout(() => resolve('out'), 2000); })`,
    });
    const before = browser.events.length;
    for (const host of hosts)
      for (const [how, attempt] of Object.entries(attempts(host)))
        expect([host, how, await browser.evaluate<string>(attempt)]).toEqual([host, how, 'out']);
    site.close();
    // A page need not be able to read an answer to have done harm: what counts is what it was.
    const answers = browser.events.slice(before).flatMap(({ params }) => {
      const { response } = (params ?? {}) as { response?: { url?: string; status: number } };
      return response?.url && hosts.includes(new URL(response.url).origin) ? [response.status] : [];
    });
    expect(answers.length).toBeGreaterThan(hosts.length);
    expect(answers.filter((status) => status !== 401 && status !== 403)).toEqual([]);
    expect(sql('SELECT reason FROM appointments;\n')).not.toContain('Foreign');
  });

  test('after a stop and a start the appointment is still there', async () => {
    for (const verb of ['stop', 'start'])
      await workspace.start(process.execPath, ['--import', 'tsx', 'tools/local-aws/src/cli.ts', verb]).result;
    // Their token is still good. The database may take longer than the application.
    await goHome();
    await click('a[href*="//app-"]');
    await shows('Your appointments');
    await until(
      `document.body.innerText.includes(${JSON.stringify(REASON)}) ||
        new Promise((resolve) => setTimeout(resolve, 2000)).then(() => (location.reload(), false))`,
    );
  });
});
