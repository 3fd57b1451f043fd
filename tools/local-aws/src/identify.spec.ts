import { createServer } from 'node:http';
import { type Server, createServer as createTcpServer } from 'node:net';
import { identify } from './identify';
import { freePort } from './free-port';

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
}

describe('identify', () => {
  it('finds nobody on a free port', async () => {
    expect(await identify(await freePort())).toEqual({ kind: 'nobody' });
  });

  it('reads the name of an emulator', async () => {
    const port = await freePort();
    const server = createServer((request, response) =>
      response.end(request.url === '/_local-aws/identity' ? '{"instance": "name", "pid": 7}' : ''),
    );
    await listening(server, port);
    expect(await identify(port)).toEqual({ kind: 'emulator', instance: 'name', pid: 7 });
    server.close();
  });

  it.each(['<html>hello</html>', '{"instance": 1}', '[]', 'null'])(
    'takes %s for a foreign program',
    async (body) => {
      const port = await freePort();
      const server = createServer((_, response) => response.end(body));
      await listening(server, port);
      expect(await identify(port)).toEqual({ kind: 'foreign' });
      server.close();
    },
  );

  it('takes a program that never answers for a foreign one', async () => {
    const port = await freePort();
    const server = createTcpServer((socket) => socket.on('error', () => undefined));
    await listening(server, port);
    expect(await identify(port, 50)).toEqual({ kind: 'foreign' });
    server.close();
  });
});
