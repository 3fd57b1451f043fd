import { type IncomingMessage, createServer } from 'node:http';
import { type Server, createServer as createTcpServer } from 'node:net';
import { identify } from './identify';
import { freePort } from './free-port';
import { proofOf } from './secret';

const SECRET = 'a'.repeat(64);

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
}

/** Asks a program that answers what `answerTo` gives. */
async function asked(answerTo: (request: IncomingMessage, port: number) => string) {
  const port = await freePort();
  const server = createServer((request, response) => response.end(answerTo(request, port)));
  await listening(server, port);
  const listener = await identify(port, SECRET);
  server.close();
  return listener;
}

/** What an emulator answers that knows `secret`. */
const answerWith =
  (secret: string, onPort?: number) =>
  ({ headers }: IncomingMessage, port: number): string => {
    const nonce = String(headers['x-local-aws-nonce']);
    const proof = proofOf(secret, 'answers', nonce, 'name', '7', String(onPort ?? port));
    return JSON.stringify({ instance: 'name', pid: 7, proof });
  };

describe('identify', () => {
  it('finds nobody on a free port', async () => {
    expect(await identify(await freePort(), SECRET)).toEqual({ kind: 'nobody' });
  });

  it('reads the name of an emulator that knows the secret', async () => {
    expect(await asked(answerWith(SECRET))).toEqual({ kind: 'emulator', instance: 'name', pid: 7 });
  });

  it('proves that it knows the secret, and does not tell it', async () => {
    let headers: IncomingMessage['headers'] = {};
    await asked((request) => {
      headers = request.headers;
      return '';
    });
    expect(headers['x-local-aws-proof']).toBe(proofOf(SECRET, 'asks', String(headers['x-local-aws-nonce'])));
    expect(JSON.stringify(headers)).not.toContain(SECRET);
  });

  it('takes a program that answers like an emulator, without the secret, for a foreign one', async () => {
    expect(await asked(answerWith('b'.repeat(64)))).toEqual({ kind: 'foreign' });
    expect(await asked(() => '{"instance": "name", "pid": 7}')).toEqual({ kind: 'foreign' });
  });

  it('takes one that passes on the answer of an emulator on another port for a foreign one', async () => {
    expect(await asked(answerWith(SECRET, 1))).toEqual({ kind: 'foreign' });
  });

  it.each(['<html>hello</html>', '{"instance": 1}', '[]', 'null'])(
    'takes %s for a foreign program',
    async (body) => {
      expect(await asked(() => body)).toEqual({ kind: 'foreign' });
    },
  );

  it('takes a program that never answers for a foreign one', async () => {
    const port = await freePort();
    const server = createTcpServer((socket) => socket.on('error', () => undefined));
    await listening(server, port);
    expect(await identify(port, SECRET, 50)).toEqual({ kind: 'foreign' });
    server.close();
  });
});
