import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { type AddressInfo, Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardLoopback } from './loopback-guard';

const original = Socket.prototype.connect;
beforeAll(() => guardLoopback());
afterAll(() => {
  Socket.prototype.connect = original;
});

test('a socket to another host is refused', () => {
  expect(() => connect(443, '192.0.2.1')).toThrow('"192.0.2.1"');
});

test('a socket to a host name is refused before the name is looked up', () => {
  expect(() => connect({ host: 'sts.amazonaws.com', port: 443 })).toThrow('"sts.amazonaws.com"');
});

test.each([
  ['http', () => httpGet('http://192.0.2.1/')],
  ['https', () => httpsGet('https://192.0.2.1/')],
])('an %s request to another host is refused', (_name, request) => {
  expect(request).toThrow('only this machine is allowed');
});

test('fetch to another host is refused', async () => {
  const failure: unknown = await fetch('https://192.0.2.1/').catch((error: unknown) => error);
  expect(String((failure as Error).cause)).toContain('only this machine is allowed');
});

test('a socket to this machine is allowed', async () => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  server.close();
});

test('a local pipe is allowed', async () => {
  const path = join(tmpdir(), `guard-${process.pid}.sock`);
  const server = createServer((socket) => socket.end()).listen(path);
  await once(server, 'listening');
  const socket = connect(path);
  await once(socket, 'connect');
  socket.destroy();
  server.close();
});
