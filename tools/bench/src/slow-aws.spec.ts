import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SlowAws } from './slow-aws';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'slow-aws-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Milliseconds that each of two calls of AWS takes a program, and a request that is none. */
function twoCalls(aws: SlowAws): number[] {
  const program = `
const http = require('node:http');
const server = http.createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const ask = (headers, body) => new Promise((done) => {
    http.request({ port, host: '127.0.0.1', method: 'POST', headers }, (r) => r.resume().on('end', done)).end(body);
  });
  const timed = async (...request) => {
    const started = performance.now();
    await ask(...request);
    return performance.now() - started;
  };
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=x' };
  const times = [
    await timed(signed, 'Action=DescribeStacks&Version=1'),
    await timed({ ...signed, 'x-amz-target': 'AmazonSSM.GetParameters' }, '{}'),
    await timed({}, 'who is there'),
  ];
  console.log(JSON.stringify(times));
  server.close();
});`;
  const { stdout } = spawnSync(process.execPath, ['-e', program], {
    encoding: 'utf8',
    env: { ...process.env, ...aws.variables() },
  });
  return JSON.parse(stdout) as number[];
}

test('each call of AWS waits, and nothing else does', () => {
  const [first = 0, second = 0, other = 0] = twoCalls(new SlowAws(folder, 300));
  // A timer may be a few milliseconds early.
  expect(Math.min(first, second)).toBeGreaterThan(290);
  expect(other).toBeLessThan(Math.min(first, second));
});

test('calls are counted by name, once', () => {
  const aws = new SlowAws(folder, 0);
  twoCalls(aws);
  expect(aws.taken()).toEqual(['DescribeStacks', 'AmazonSSM.GetParameters']);
  expect(aws.taken()).toEqual([]);
});
