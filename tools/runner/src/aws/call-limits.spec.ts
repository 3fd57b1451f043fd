import { GetParametersCommand } from '@aws-sdk/client-ssm';
import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { failureOf } from '../failure';
import { limitCalls } from './call-limits';
import { Session, fixedCredentials } from './session';

const environment = findEnvironment('test');
const said: string[] = [];
// Spec files share their process, and Node's channel with it.
afterAll(limitCalls((line) => said.push(line), { tell: 30, end: 120 }));

let server: Server | undefined;
afterEach(() => {
  delete process.env['AWS_ENDPOINT_URL'];
  said.length = 0;
  server?.closeAllConnections();
  server?.close();
});

const good = (response: ServerResponse): void => void response.end(JSON.stringify({ Parameters: [] }));

/** Asks an AWS that misbehaves some times, and then answers; for ever where `times` is left out. */
async function ask(misbehave: (response: ServerResponse) => void, times = Infinity) {
  let asked = 0;
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => (++asked <= times ? misbehave(response) : good(response)));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = fixedCredentials({ accessKeyId: 'a', secretAccessKey: 'b' });
  const session = new Session({
    environment,
    credentials,
    stackCredentials: credentials,
    stubbedTypes: new Set(),
  });
  const answer = (await session.ssm()).send(new GetParametersCommand({ Names: ['a'] }));
  const failure = await answer.then(
    () => undefined,
    (error: unknown) => failureOf(error, environment),
  );
  return { failure, asked: () => asked };
}

const fail = (status: number, type: string) => (response: ServerResponse) =>
  void response.writeHead(status).end(JSON.stringify({ __type: type, message: type }));
const silent = (): void => undefined;
const reset = (response: ServerResponse): void => void response.destroy();
const cutOff = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': 100 });
  response.write('{"Parameters');
  setTimeout(() => response.destroy(), 5);
};
const short = (response: ServerResponse): void => void response.end('{"Parameters');
const page = (response: ServerResponse): void => void response.end('<html>sign in</html>');

test.each([
  ['silent', silent],
  ['that stops in the middle of its answer', (response: ServerResponse) => void response.write('{"Para')],
  ['that closes the connection', reset],
  ['whose answer is cut off', cutOff],
  ['whose answer is too short', short],
  ['whose answer is the page of something else', page],
  ['that throttles', fail(400, 'ThrottlingException')],
  ['that fails', fail(500, 'InternalServerError')],
])('an AWS %s once is asked again', async (_, misbehave) => {
  const { failure, asked } = await ask(misbehave, 1);
  expect(failure).toBeUndefined();
  expect(asked()).toBe(2);
});

test('an AWS that never answers is given up, after a line that says what is waited for', async () => {
  const { failure, asked } = await ask(silent);
  expect(failure).toMatchObject({
    code: 'CONNECTION_LOST',
    message: expect.stringContaining('ssm:GetParameters'),
  });
  expect(asked()).toBe(6);
  expect(said[0]).toBe('AWS has not answered ssm GetParameters for 0.03 s; after 0.12 s it is asked again');
}, 30_000);

test.each([
  ['AccessDeniedException', 'AWS_DENIED'],
  ['ExpiredTokenException', 'CREDENTIALS_EXPIRED'],
])('what is refused by %s is asked once, and told as %s', async (type, code) => {
  const { failure, asked } = await ask(fail(400, type));
  expect(failure).toMatchObject({ code });
  expect(asked()).toBe(1);
});
