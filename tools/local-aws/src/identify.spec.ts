import { type IncomingMessage, createServer } from 'node:http';
import { type Server, createServer as createTcpServer } from 'node:net';
import { identify } from './identify';
import { proofOf } from './credentials';
import { freePort } from './ports';

const SECRET = 'a'.repeat(64);

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
}

/** Asks a program that answers what `answerTo` gives. */
async function asked(answerTo: (request: IncomingMessage, port: number) => Answer) {
  const port = await freePort();
  const server = createServer((request, response) => {
    const { body, proof } = answerTo(request, port);
    response.setHeader('x-local-aws-proof', proof ?? '').end(body);
  });
  await listening(server, port);
  const listener = await identify({ port, secret: SECRET, verb: 'identity', timeoutMs: 5000 });
  server.close();
  return listener;
}

interface Answer {
  readonly body: string;
  readonly proof?: string;
}

const BODY = JSON.stringify({ pid: 7, build: 'b', unsaved: '' });

/** What an emulator answers that knows `secret`. */
const answerWith =
  (secret: string, onPort?: number) =>
  ({ headers }: IncomingMessage, port: number): Answer => {
    const nonce = String(headers['x-local-aws-nonce']);
    return { body: BODY, proof: proofOf(secret, 'answers', 'identity', nonce, String(onPort ?? port), BODY) };
  };

describe('identify', () => {
  it('finds nobody on a free port', async () => {
    expect(
      await identify({ port: await freePort(), secret: SECRET, verb: 'identity', timeoutMs: 5000 }),
    ).toEqual({ kind: 'nobody' });
  });

  it('reads the answer of an emulator that knows the secret', async () => {
    expect(await asked(answerWith(SECRET))).toEqual({ kind: 'emulator', pid: 7, build: 'b', unsaved: '' });
  });

  it('proves that it knows the secret, and does not tell it', async () => {
    let headers: IncomingMessage['headers'] = {};
    await asked((request) => {
      headers = request.headers;
      return { body: '' };
    });
    const nonce = String(headers['x-local-aws-nonce']);
    expect(headers['x-local-aws-proof']).toBe(proofOf(SECRET, 'asks', 'identity', nonce));
    expect(JSON.stringify(headers)).not.toContain(SECRET);
  });

  it('takes a program that answers like an emulator, without the secret, for a foreign one', async () => {
    expect(await asked(answerWith('b'.repeat(64)))).toEqual({ kind: 'foreign' });
    expect(await asked(() => ({ body: BODY }))).toEqual({ kind: 'foreign' });
  });

  it('takes one that changes what the emulator said for a foreign one', async () => {
    const changed = (request: IncomingMessage, port: number) => ({
      ...answerWith(SECRET)(request, port),
      body: BODY.replace('7', '8'),
    });
    expect(await asked(changed)).toEqual({ kind: 'foreign' });
  });

  it('takes one that passes on the answer of an emulator on another port for a foreign one', async () => {
    expect(await asked(answerWith(SECRET, 1))).toEqual({ kind: 'foreign' });
  });

  it.each(['<html>hello</html>', '[]', ''])('takes %s for a foreign program', async (body) => {
    expect(await asked(() => ({ body }))).toEqual({ kind: 'foreign' });
  });

  it('takes a program that never answers for a foreign one', async () => {
    const port = await freePort();
    const server = createTcpServer((socket) => socket.on('error', () => undefined));
    await listening(server, port);
    expect(await identify({ port, secret: SECRET, verb: 'identity', timeoutMs: 50 })).toEqual({
      kind: 'foreign',
    });
    server.close();
  });
});
