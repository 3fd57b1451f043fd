import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultProxy, type CallFault } from './proxy';
import { Random } from './random';

let target: Server;
let proxy: FaultProxy;
let port: number;
let served = 0;
beforeAll(async () => {
  target = createServer((_, answer) => (served++, answer.end('{"whole":"answer"}')));
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  proxy = new FaultProxy((target.address() as AddressInfo).port);
  port = await proxy.open();
});
afterAll(() => {
  proxy.close();
  target.closeAllConnections();
  target.close();
});

/** Asks until a call was broken, and says what came back of that one. */
async function broken(fault: CallFault): Promise<string> {
  proxy.break(fault, new Random(1));
  for (;;) {
    const text = await ask({ authorization: 'AWS4-HMAC-SHA256 x', 'x-amz-target': 'AmazonSSM.PutParameter' });
    if (proxy.broken > 0) return text;
  }
}

async function ask(headers: Record<string, string>): Promise<string> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers, signal: AbortSignal.timeout(500) });
    return `${answer.status} ${await answer.text()}`;
  } catch (error) {
    return (error as Error).name;
  }
}

test.each<[CallFault, RegExp]>([
  ['throttled', /^400 .*ThrottlingException/],
  ['failing', /^500 .*InternalServerError/],
  ['unavailable', /^503 /],
  ['expired', /^400 .*ExpiredToken/],
  ['denied', /^403 .*AccessDenied/],
  ['page', /^200 <html>/],
  ['short', /^200 \{"whole":$/],
  ['cut', /Error$/],
  ['reset', /Error$/],
  ['lost', /Error$/],
  ['silent', /^TimeoutError$/],
])('a call that is %s comes back as %s', async (fault, answer) => {
  expect(await broken(fault)).toMatch(answer);
});

test('a lost answer is of a call that was carried out, and a reset one of none', async () => {
  const before = served;
  await broken('lost');
  expect(served).toBeGreaterThan(before);
});

test('a call that is waited for is held, and those before it pass', async () => {
  proxy.break(undefined);
  const held = proxy.holdNext(/nothing is said like this/);
  const waiting = Symbol('waiting');
  expect(await ask({})).toBe('200 {"whole":"answer"}');
  expect(await Promise.race([held, Promise.resolve(waiting)])).toBe(waiting);
  const next = proxy.holdNext(/^$/);
  expect(await ask({})).toBe('TimeoutError');
  await next;
});

test('what is no call of AWS passes, whatever becomes of calls', async () => {
  proxy.break('denied', new Random(1));
  for (let call = 0; call < 50; call++) expect(await ask({})).toBe('200 {"whole":"answer"}');
});
