import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RunningServer } from '../fixtures/running-server';
import { sampleApplication } from './sample-application';

const ISSUER = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const good = {
  iss: ISSUER,
  aud: 'client',
  token_use: 'id',
  sub: 'person-1',
  email: 'person@example.org',
  exp: Math.floor(Date.now() / 1000) + 600,
};

function token(claims: object = {}, { alg = 'RS256', key = privateKey } = {}): string {
  const text = `${encode({ alg, kid: 'k1' })}.${encode({ ...good, ...claims })}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

/** What the user pool says: its keys, and a token with the nonce that it was asked for. */
let pool: Server;
let server: RunningServer;
let nonce = '';
beforeAll(async () => {
  const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256' }] };
  pool = createServer((request, response) => {
    const told = request.url === '/oauth2/token' ? { id_token: token({ nonce }) } : keys;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  }).listen(0, '127.0.0.1');
  await once(pool, 'listening');
  server = await RunningServer.start(['-I', '-c', sampleApplication.source], {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(pool.address() as AddressInfo).port}`,
    AUTH_ISSUER: ISSUER,
    AUTH_CLIENT_ID: 'client',
    AUTH_LOGIN_URL: 'https://clinic.auth.us-east-1.amazoncognito.com',
    SITE_URL: 'https://app.example.org',
  });
});
afterAll(async () => {
  await server.stop();
  pool.close();
});

const home = (session: string) => server.get('/', 'GET', { cookie: `session=${session}` });

async function begun(): Promise<{ readonly asked: URLSearchParams; readonly cookie: string }> {
  const { headers } = await server.get('/sign-in');
  return {
    asked: new URL(headers.location ?? '').searchParams,
    cookie: (headers['set-cookie']?.[0] ?? '').replace(/;.*/, ''),
  };
}

test('people are sent to the pool with a challenge, and with a state that only their browser keeps', async () => {
  const { status, headers } = await server.get('/sign-in');
  expect([status, headers.location]).toEqual([
    303,
    expect.stringMatching(/^https:\/\/clinic\.auth\.us-east-1\.amazoncognito\.com\/oauth2\/authorize\?/),
  ]);
  const { asked } = await begun();
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    redirect_uri: 'https://app.example.org',
    code_challenge_method: 'S256',
    scope: 'openid email',
  });
  expect(headers['set-cookie']?.[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
});

test('who comes back with a code is signed in', async () => {
  const { asked, cookie } = await begun();
  nonce = asked.get('nonce') ?? '';
  const { status, headers } = await server.get(`/?code=c&state=${asked.get('state')}`, 'GET', { cookie });
  expect([status, headers.location]).toEqual([303, '/']);
  const session = headers['set-cookie']?.[0]?.replace(/^session=|;.*/g, '') ?? '';
  expect((await home(session)).body).toContain('person@example.org');
});

test.each([
  ['with the state of another', (asked: URLSearchParams) => (asked.set('state', 'x'), asked.get('nonce'))],
  ['with a token of another sign-in', () => 'another nonce'],
])('who comes back %s is not', async (_, change) => {
  const { asked, cookie } = await begun();
  nonce = change(asked) ?? '';
  const { status, headers } = await server.get(`/?code=c&state=${asked.get('state')}`, 'GET', { cookie });
  expect([status, headers['set-cookie']]).toEqual([403, undefined]);
});

test('a token is taken as long as it is right', async () => {
  expect((await home(token())).body).toContain('Your appointments');
});

test.each([
  ['signed by somebody else', token({}, { key: other })],
  ['that is not signed', token({}, { alg: 'none' })],
  ['of another issuer', token({ iss: 'https://evil.example' })],
  ['for another client', token({ aud: 'other' })],
  ['for calls, not for people', token({ token_use: 'access' })],
  ['that has ended', token({ exp: 1 })],
  ['whose text was changed', token().replace(/\.[^.]+\./, `.${encode({ ...good, sub: 'person-2' })}.`)],
  ['without a signature', token().replace(/[^.]+$/, '')],
  ['that is none', 'nonsense'],
])('a token %s is not taken', async (_, session) => {
  expect((await home(session)).body).toContain('Sign in');
});

test('forms of other sites change nothing, and those of nobody neither', async () => {
  const form = { cookie: `session=${token()}`, 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'day=2030-01-01&reason=r';
  const post = (headers: object) => server.get('/appointments', 'POST', { ...form, ...headers }, body);
  expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({})).status).toBe(403);
  const { status, headers } = await post({ origin: `http://127.0.0.1:${server.port}`, cookie: '' });
  expect([status, headers.location]).toEqual([303, '/']);
});

test('where the database does not answer, the page says so and shows the rest', async () => {
  const { status, body } = await home(token());
  expect([status, body.includes('role="alert"')]).toEqual([200, true]);
});

test('nobody reads a document without being signed in', async () => {
  expect((await server.get('/documents/a.pdf')).status).toBe(404);
});
