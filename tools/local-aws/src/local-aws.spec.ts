import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { ShellVariables } from './credentials';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { LocalAws } from './local-aws';
import { hasEnded, isAlive } from './processes';
import { readRecord, writeRecord } from './running-record';
import { freePort } from './free-port';

jest.setTimeout(180_000);

/** Sends one call to the parameter store, as `shell` says. */
async function ask(shell: ShellVariables, command: GetParameterCommand | PutParameterCommand) {
  const client = new SSMClient({
    endpoint: shell['AWS_ENDPOINT_URL'] ?? '',
    region: shell['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: shell['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: shell['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
    maxAttempts: 1,
  });
  return client.send(command as GetParameterCommand);
}

const put = (Name: string) => new PutParameterCommand({ Name, Value: 'v', Type: 'String' });
const read = (Name: string) => new GetParameterCommand({ Name });

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2000 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .on('connect', () => done(true))
      .on('error', () => done(false))
      .on('timeout', () => done(false));
  });
}

describe('LocalAws', () => {
  let folder: string;
  let port: number;
  let aws: LocalAws;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'local-aws-'));
    port = await freePort();
    aws = new LocalAws({ folder, port });
    process.env['AWS_PROFILE'] = 'a-real-profile';
    await aws.ensureRunning();
  });

  afterAll(async () => {
    delete process.env['AWS_PROFILE'];
    await aws.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const record = () => readRecord(join(folder, 'running.json'));
  const shell = () => aws.credentials('000000000000', 'us-east-1');

  it('uses what runs already', async () => {
    const [first, second] = [await aws.ensureRunning(), await new LocalAws({ folder, port }).ensureRunning()];
    expect(second).toEqual({ ...first, started: false });
    expect(second.endpoint).toBe(`http://127.0.0.1:${port}`);
  });

  it('tells which types are stubs', async () => {
    const { stubbedTypes } = await aws.ensureRunning();
    expect(stubbedTypes).toContain('AWS::ElasticBeanstalk::Environment');
    expect(stubbedTypes).not.toContain('AWS::EC2::NatGateway');
  });

  it('listens on loopback only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address && !address.internal && address.family === 'IPv4');
    expect(await connects('127.0.0.1', port)).toBe(true);
    for (const address of outside) expect(await connects(address?.address ?? '', port)).toBe(false);
  });

  it('keeps the AWS variables of the shell from the emulator', async () => {
    const { pid } = await aws.ensureRunning();
    const path = `/proc/${pid}/environ`;
    const environment = existsSync(path) ? readFileSync(path, 'utf8').split('\0') : ['PATH='];
    expect(environment.filter((entry) => entry.startsWith('AWS_'))).toEqual([]);
    expect(environment.length).toBeGreaterThan(0);
  });

  it('keeps state over a stop and a start', async () => {
    await ask(shell(), put('/kept'));
    expect(await aws.stop()).toBe(true);
    expect(await aws.status()).toMatchObject({ running: false, installed: true });
    expect(await aws.ensureRunning()).toMatchObject({ started: true });
    expect((await ask(shell(), read('/kept'))).Parameter?.Value).toBe('v');
  });

  it('forgets everything at a reset', async () => {
    await ask(shell(), put('/lost'));
    await aws.reset();
    await aws.ensureRunning();
    await expect(ask(shell(), read('/lost'))).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  it('heals by itself when the emulator was killed', async () => {
    const { pid } = await aws.ensureRunning();
    process.kill(pid, 'SIGKILL');
    await hasEnded(pid, 10_000);
    expect((await aws.status()).running).toBe(false);
    const again = await aws.ensureRunning();
    expect(again.started).toBe(true);
    expect(again.pid).not.toBe(pid);
  });

  it('starts an emulator anew that runs older code', async () => {
    await aws.ensureRunning();
    const old = record();
    if (old) writeRecord(join(folder, 'running.json'), { ...old, build: 'older' });
    const lines: string[] = [];
    expect((await aws.ensureRunning((line) => lines.push(line))).started).toBe(true);
    expect(lines).toContainEqual(expect.stringContaining('its code changed'));
    expect(isAlive(old?.pid ?? 0)).toBe(false);
  });

  it('starts one emulator when several ask at once', async () => {
    await aws.stop();
    const all = await Promise.all([1, 2, 3].map(async () => new LocalAws({ folder, port }).ensureRunning()));
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
    expect(all.filter(({ started }) => started)).toHaveLength(1);
  });

  it('moves to another port without leaving a second emulator on the same state', async () => {
    const before = await aws.ensureRunning();
    const moved = new LocalAws({ folder, port: await freePort() });
    const after = await moved.ensureRunning();
    expect(isAlive(before.pid)).toBe(false);
    expect(after.port).not.toBe(port);
    expect(await moved.stop()).toBe(true);
  });

  it('says that it was not running when it is stopped twice', async () => {
    await aws.stop();
    expect(await aws.stop()).toBe(false);
  });

  describe('with a foreign program on the port', () => {
    let server: Server;
    let taken: number;

    beforeAll(async () => {
      taken = await freePort();
      server = createServer((_, response) => response.end('hello'));
      await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
    });

    afterAll(() => server.close());

    it('refuses, naming the port and the way out', async () => {
      const other = new LocalAws({ folder: join(folder, 'other'), port: taken });
      await expect(other.ensureRunning()).rejects.toMatchObject({
        code: 'LOCAL_AWS_PORT_TAKEN',
        message: expect.stringContaining(String(taken)),
        remedy: expect.stringContaining(`LOCAL_AWS_PORT=${taken + 1}`),
      });
    });
  });
});
