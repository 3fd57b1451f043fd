import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningServer } from '../fixtures/running-server';
import { sampleApplication } from './sample-application';

const asText = ['-I', '-c', sampleApplication.source];
const variables = {
  APPLICATION_ENVIRONMENT: 'one <i>& only</i>',
  AUTH_ISSUER_URL: 'https://issuer.example.org',
  STORAGE_BUCKET_NAME: 'value-of-the-bucket',
  DATABASE_PASSWORD: 'value-of-the-password',
  'STORAGE_<b>"&': 'odd',
  AWS_SESSION_TOKEN: 'value-of-the-token',
};

describe.each([
  ['as text', asText],
  ['as a file', [sampleApplication.path]],
])('the program, started %s', (_, args) => {
  let server: RunningServer;
  beforeAll(async () => void (server = await RunningServer.start(args, variables)));
  afterAll(() => server.stop());

  test('is healthy', async () => {
    const { status, headers, body } = await server.get(sampleApplication.healthPath);
    expect([status, headers['content-type'], JSON.parse(body)]).toEqual([
      200,
      'application/json',
      { status: 'ok' },
    ]);
  });

  test('is healthy whatever is asked behind a question mark', async () => {
    expect((await server.get('/health?from=balancer')).status).toBe(200);
  });

  test('shows which environment it runs in', async () => {
    expect((await server.get('/given')).body).toContain(
      '<h1>It works: one &lt;i&gt;&amp; only&lt;/i&gt;</h1>',
    );
  });

  test('shows which variables it was given, by what they are about', async () => {
    const { status, headers, body } = await server.get('/given');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<tr><td>auth<td>AUTH_ISSUER_URL</tr>');
  });

  test('says so where it was given none', async () => {
    expect((await server.get('/given')).body).toContain('<tr><td>site<td>none</tr>');
  });

  test('never shows a value', async () => {
    const { body } = await server.get('/given');
    expect(body).not.toMatch(/value-of|issuer\.example/);
  });

  test('shows no other variable', async () => {
    expect((await server.get('/given')).body).not.toContain('AWS_');
  });

  test('escapes what it shows', async () => {
    const { body } = await server.get('/given');
    expect(body).toContain('STORAGE_&lt;b&gt;&quot;&amp;');
    expect(body).not.toContain('<b>');
  });

  test.each(['/', '/health', '/missing'])('answers %s with headers that keep it to itself', async (path) => {
    expect((await server.get(path)).headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      connection: 'close',
      server: 'sample',
    });
  });

  test.each(['/missing', '/health/', '/../etc/passwd', '/<script>'])(
    'knows nothing of %s, and does not repeat it',
    async (path) => {
      const { status, body } = await server.get(path);
      expect([status, body]).toEqual([404, 'Not Found']);
    },
  );

  test.each(['PUT', 'DELETE'])('does not take %s', async (method) => {
    const { status, body } = await server.get('/', method);
    expect([status, body]).toEqual([501, 'Not Implemented']);
  });

  test('says that nobody can sign in where it was not told how', async () => {
    expect((await server.get('/')).body).toContain('Nobody can sign in here');
    expect((await server.get('/sign-in')).status).toBe(404);
  });

  test.each(['/', '/missing'])('answers HEAD %s with the headers alone', async (path) => {
    const [head, whole] = [await server.get(path, 'HEAD'), await server.get(path)];
    expect([head.status, head.headers['content-length'], head.body]).toEqual([
      whole.status,
      String(whole.body.length),
      '',
    ]);
  });

  test('refuses what is no request at all', async () => {
    const socket = await server.connection();
    socket.end('nonsense\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/Bad Request$/);
  });

  test('writes down no request', () => {
    expect(server.output).toEqual([`listening on port ${server.port}`]);
  });
});

describe.each(['SIGTERM', 'SIGINT'] as const)('at %s', (signal) => {
  test('the program ends at once when nobody waits', async () => {
    const server = await RunningServer.start(asText);
    server.signal(signal);
    expect(await server.ended()).toEqual({ code: 0, signal: null });
    expect(server.output).toEqual([`listening on port ${server.port}`, 'stopped']);
  });

  test('a request that has begun is answered before the program ends', async () => {
    const server = await RunningServer.start(asText);
    const socket = await server.connection();
    socket.write('GET /health HTTP/1.1\r\n');
    // The connection is accepted before the next one is answered.
    await server.get('/health');
    server.signal(signal);
    socket.write('\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(await server.ended()).toEqual({ code: 0, signal: null });
  });
});

test('where PORT is a path, the program listens on a socket there, and on no port', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  const socketPath = join(folder, 'port');
  const server = await RunningServer.start(asText, { PORT: socketPath });
  const asked = request({ socketPath, path: '/health' }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect([answer.statusCode, server.output]).toEqual([200, [`listening on port ${socketPath}`]]);
  answer.resume();
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('a client that says nothing is let go after some seconds', async () => {
  const server = await RunningServer.start(asText);
  const socket = await server.connection();
  socket.resume();
  await once(socket, 'close');
  expect((await server.get('/health')).status).toBe(200);
  await server.stop();
}, 15_000);

describe('the health command', () => {
  const exitCode = async (port: number) => {
    const [program = '', ...args] = sampleApplication.healthCommand(port);
    const [code] = (await once(spawn(program, args), 'exit')) as [number];
    return code;
  };

  test('ends with 0 when the program is healthy', async () => {
    const server = await RunningServer.start(asText);
    expect(await exitCode(server.port)).toBe(0);
    await server.stop();
  });

  test('ends with something else when nobody answers', async () => {
    const server = await RunningServer.start(asText);
    await server.stop();
    expect(await exitCode(server.port)).toBe(1);
  });

  test('ends with something else when the program says that it is unwell', async () => {
    const unwell = createServer((_, response) => response.writeHead(500).end()).listen(0, '127.0.0.1');
    await once(unwell, 'listening');
    expect(await exitCode((unwell.address() as AddressInfo).port)).toBe(1);
    unwell.close();
  });
});
