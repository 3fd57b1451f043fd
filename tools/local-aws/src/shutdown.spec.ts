import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { isAlive } from './processes';
import { shutDown } from './shutdown';
import { freePort } from './free-port';
import { proofOf } from './secret';
import { scriptedRunner } from './testing/scripted-runner';

const silent = () => undefined;
const SECRET = 'a'.repeat(64);

async function sleeper() {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)']);
  await once(child.stdout, 'data');
  return { child, pid: child.pid ?? 0 };
}

function recordOf(pid: number, port: number) {
  return { instance: 'mine', pid, port, build: 'b', stubbedTypes: [] };
}

describe('shutDown', () => {
  it('ends an emulator that hangs and is recognised by its command', async () => {
    const { pid } = await sleeper();
    const { run } = scriptedRunner({ ps: { stdout: 'python -m local_aws' } });
    expect(await shutDown(recordOf(pid, await freePort()), SECRET, silent, run)).toBe(true);
    expect(isAlive(pid)).toBe(false);
  });

  it('leaves a program alone that has got the number of an emulator long gone', async () => {
    const { child, pid } = await sleeper();
    const { run } = scriptedRunner({ ps: { stdout: 'node server.js' } });
    expect(await shutDown(recordOf(pid, await freePort()), SECRET, silent, run)).toBe(false);
    expect(isAlive(pid)).toBe(true);
    child.kill();
  });

  it('leaves the emulator of another folder alone', async () => {
    const { child, pid } = await sleeper();
    const port = await freePort();
    const server = createServer(({ headers }, response) => {
      const said = ['answers', String(headers['x-local-aws-nonce']), 'other', String(pid), String(port)];
      response.end(JSON.stringify({ instance: 'other', pid, proof: proofOf(SECRET, ...said) }));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await shutDown(recordOf(pid, port), SECRET, silent, scriptedRunner({}).run)).toBe(false);
    expect(isAlive(pid)).toBe(true);
    child.kill();
    server.close();
  });
});
