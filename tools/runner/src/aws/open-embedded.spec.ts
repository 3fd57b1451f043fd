import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { type AddressInfo, Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedVariables, guardLoopback } from './open-embedded';

const target = {
  endpoint: 'http://127.0.0.1:45660',
  account: '000000000000',
  secretAccessKey: 'of-the-workspace',
  region: 'us-east-1',
};

const hostile = {
  PATH: '/bin',
  AWS_PROFILE: 'prod',
  AWS_ACCESS_KEY_ID: 'AKIAREAL',
  AWS_SESSION_TOKEN: 'real',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/',
  AWS_ENDPOINT_URL_CLOUDFORMATION: 'https://cloudformation.us-east-1.amazonaws.com',
  AWS_CONFIG_FILE: '/home/me/.aws/config',
  CDK_DEFAULT_ACCOUNT: '210987654321',
  HTTPS_PROXY: 'http://proxy:3128',
  https_proxy: 'http://proxy:3128',
};

test.each([
  'AWS_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_ENDPOINT_URL_CLOUDFORMATION',
  'CDK_DEFAULT_ACCOUNT',
  'HTTPS_PROXY',
  'https_proxy',
])('%s of the shell does not get through', (name) => {
  expect(embeddedVariables(hostile, target)).not.toHaveProperty([name]);
});

test('credentials of the shell are replaced by the account of the environment and the secret of the workspace', () => {
  expect(embeddedVariables(hostile, target)).toMatchObject({
    AWS_ACCESS_KEY_ID: '000000000000',
    AWS_SECRET_ACCESS_KEY: 'of-the-workspace',
  });
});

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3'])('%s leads to the embedded AWS', (name) => {
  expect(embeddedVariables(hostile, target)[name]).toBe(target.endpoint);
});

test.each(['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'])(
  '%s names a file that is always empty',
  (name) => {
    expect(embeddedVariables(hostile, target)[name]).toBe('/dev/null');
  },
);

test('the instance service is not asked for credentials', () => {
  expect(embeddedVariables({}, target)['AWS_EC2_METADATA_DISABLED']).toBe('true');
});

test('everything else of the shell stays', () => {
  expect(embeddedVariables(hostile, target)['PATH']).toBe('/bin');
});

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
