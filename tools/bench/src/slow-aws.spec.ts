import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SlowAws } from './slow-aws';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'slow-aws-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Milliseconds that a program needs for two calls of AWS, one after the other, and a request that is none. */
function twoCalls(aws: SlowAws): number {
  const program = `
const http = require('node:http');
const server = http.createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const ask = (headers, body) => new Promise((done) => {
    http.request({ port, host: '127.0.0.1', method: 'POST', headers }, (r) => r.resume().on('end', done)).end(body);
  });
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=x' };
  const started = performance.now();
  await ask(signed, 'Action=DescribeStacks&Version=1');
  await ask({ ...signed, 'x-amz-target': 'AmazonSSM.GetParameters' }, '{}');
  await ask({}, 'who is there');
  console.log(performance.now() - started);
  server.close();
});`;
  const { stdout } = spawnSync(process.execPath, ['-e', program], {
    encoding: 'utf8',
    env: { ...process.env, ...aws.variables() },
  });
  return Number(stdout);
}

test('each call of AWS waits, and nothing else does', () => {
  const time = twoCalls(new SlowAws(folder, 300));
  expect(time).toBeGreaterThanOrEqual(590);
  expect(time).toBeLessThan(890);
});

test('calls are counted by name, once', () => {
  const aws = new SlowAws(folder, 0);
  twoCalls(aws);
  expect(aws.taken()).toEqual(['DescribeStacks', 'AmazonSSM.GetParameters']);
  expect(aws.taken()).toEqual([]);
});
