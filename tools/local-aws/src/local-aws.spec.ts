import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { type Server, createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { ShellVariables } from './credentials';
import { buildHash } from './installation';
import type * as installation from './installation';
import { LocalAws } from './local-aws';
import { freePort } from './ports';
import { allEmulators, hasEnded, isAlive } from './processes';
import { runCommand } from './run-command';
import { filesIn, portOf, settingsFrom } from './settings';

jest.mock('./installation', () => {
  const actual = jest.requireActual<typeof installation>('./installation');
  return { ...actual, buildHash: jest.fn(actual.buildHash) };
});

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

const folders: string[] = [];

/** A folder of its own, whose emulator is ended after all tests. */
function newFolder(): string {
  folders.push(realpathSync(mkdtempSync(join(tmpdir(), 'local-aws-'))));
  return folders.at(-1) ?? '';
}

const processesOf = async (folder: string) =>
  (await allEmulators(runCommand)).filter((found) => found.folder === folder).map(({ pid }) => pid);

afterAll(async () => {
  for (const folder of folders) {
    for (const pid of await processesOf(folder)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

describe('the embedded AWS of a folder', () => {
  let folder: string;
  let port: number;
  let aws: LocalAws;

  beforeAll(async () => {
    folder = newFolder();
    port = await freePort();
    aws = new LocalAws({ folder, port });
    process.env['AWS_PROFILE'] = 'a-real-profile';
    await aws.ensureRunning();
  });

  afterAll(async () => {
    delete process.env['AWS_PROFILE'];
    await aws.stop();
  });

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
    jest.mocked(buildHash).mockReturnValueOnce('older');
    const old = await aws.ensureRunning();
    const lines: string[] = [];
    expect((await aws.ensureRunning((line) => lines.push(line))).started).toBe(true);
    expect(lines).toContainEqual(expect.stringContaining('its code changed'));
    expect(isAlive(old.pid)).toBe(false);
  });

  it('starts one emulator when several ask at once', async () => {
    await aws.stop();
    const all = await Promise.all([1, 2, 3].map(async () => new LocalAws({ folder, port }).ensureRunning()));
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
    expect(all.filter(({ started }) => started)).toHaveLength(1);
  });

  it('goes on running when its state cannot be written, and says so', async () => {
    await aws.ensureRunning();
    const { state } = filesIn(folder);
    rmSync(state, { recursive: true });
    writeFileSync(state, 'in the way');
    await expect(aws.stop()).rejects.toMatchObject({
      code: 'LOCAL_AWS_NOT_SAVED',
      remedy: expect.stringContaining('Make room'),
    });
    const lines: string[] = [];
    expect((await aws.ensureRunning((line) => lines.push(line))).started).toBe(false);
    expect(lines.join()).toContain('LOCAL_AWS_NOT_SAVED');
    rmSync(state);
    expect(await aws.stop()).toBe(true);
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

  it('does not start from a state that it cannot read', async () => {
    writeFileSync(join(filesIn(folder).state, 'ssm.json'), '{"cut": ');
    await expect(aws.ensureRunning()).rejects.toMatchObject({
      code: 'LOCAL_AWS_STATE_DAMAGED',
      message: expect.stringContaining('ssm.json'),
    });
    await aws.reset();
    expect(await aws.ensureRunning()).toMatchObject({ started: true });
  });
});

describe('two folders on one machine', () => {
  /** Listens where the embedded AWS of a folder would, until the test is over. */
  async function squat(folder: string): Promise<Server> {
    const server = createServer((_, response) => response.end('hello'));
    await new Promise<void>((resolve) =>
      server.listen(portOf(settingsFrom({ folder }, {})), '127.0.0.1', resolve),
    );
    return server;
  }

  it('each have a port of their own, and keep it', async () => {
    const [one, other] = [newFolder(), newFolder()].map((folder) => new LocalAws({ folder }));
    const ports = await Promise.all([one, other].map(async (aws) => (await aws?.ensureRunning())?.port));
    expect(new Set(ports).size).toBe(2);
    await one?.stop();
    expect((await one?.ensureRunning())?.port).toBe(ports[0]);
  });

  it('find another port where theirs is taken, say so, and keep that one', async () => {
    const folder = newFolder();
    const aws = new LocalAws({ folder });
    const usual = portOf(settingsFrom({ folder }, {}));
    const server = await squat(folder);
    const lines: string[] = [];
    const { port } = await aws.ensureRunning((line) => lines.push(line));
    server.close();
    expect(port).not.toBe(usual);
    expect(lines[0]).toMatch(new RegExp(`port ${usual} is taken by .*: using ${port} from now on`));
    await aws.stop();
    expect((await aws.ensureRunning()).port).toBe(port);
    expect(aws.credentials('000000000000', 'us-east-1')['AWS_ENDPOINT_URL']).toBe(`http://127.0.0.1:${port}`);
  });

  it('refuse a port that was asked for and is taken, and name who has it', async () => {
    const holder = new LocalAws({ folder: newFolder() });
    const { port, folder } = await holder.ensureRunning();
    await expect(new LocalAws({ folder: newFolder(), port }).ensureRunning()).rejects.toMatchObject({
      code: 'LOCAL_AWS_PORT_TAKEN',
      message: expect.stringMatching(
        new RegExp(`${port} .*the embedded AWS of ${folder}|${port} .*taken by`),
      ),
      remedy: expect.stringContaining(`LOCAL_AWS_PORT=${port + 1}`),
    });
  });
});

describe('a start that was cut off', () => {
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  /** Starts as a command does, and kills the command as soon as the emulator is there. */
  async function killedStart(folder: string, afterMs: number): Promise<number> {
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'cli.ts'), 'start'], {
      env: { ...process.env, LOCAL_AWS_FOLDER: folder },
      stdio: 'ignore',
    });
    children.push(child);
    let pids: number[] = [];
    while (pids.length === 0) pids = await processesOf(folder);
    await delay(afterMs);
    child.kill('SIGKILL');
    return pids[0] ?? 0;
  }

  it.each([0, 1000])('%d ms after the emulator began wedges nothing', async (afterMs) => {
    const folder = newFolder();
    await killedStart(folder, afterMs);
    const aws = new LocalAws({ folder });
    const { pid } = await aws.ensureRunning();
    expect(await processesOf(folder)).toEqual([pid]);
    expect(await aws.stop()).toBe(true);
    expect(await processesOf(folder)).toEqual([]);
  });

  it('can be stopped, too', async () => {
    const folder = newFolder();
    const pid = await killedStart(folder, 0);
    expect(await new LocalAws({ folder }).stop()).toBe(true);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('a folder that is removed while its emulator runs', () => {
  it('is begun anew, and the old emulator is gone with all that it knew', async () => {
    const folder = newFolder();
    const aws = new LocalAws({ folder });
    const old = await aws.ensureRunning();
    await ask(aws.credentials('000000000000', 'us-east-1'), put('/old'));
    rmSync(folder, { recursive: true });
    const next = await aws.ensureRunning();
    expect(next.started).toBe(true);
    expect(isAlive(old.pid)).toBe(false);
    expect(next.port).toBe(old.port);
    const question = ask(aws.credentials('000000000000', 'us-east-1'), read('/old'));
    await expect(question).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });
});

describe('a disk without room', () => {
  const small = mkdtempSync(join(tmpdir(), 'local-aws-small-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status === 0;
  afterAll(() => {
    if (mounted) spawnSync('umount', [small]);
    rmSync(small, { recursive: true, force: true });
  });

  (mounted ? it : it.skip)('is named in one line, with the way out', async () => {
    const folder = join(small, 'aws');
    mkdirSync(folder);
    try {
      writeFileSync(join(small, 'fill'), Buffer.alloc(100_000));
    } catch {
      // Full, as it should be.
    }
    await expect(new LocalAws({ folder }).ensureRunning()).rejects.toMatchObject({
      code: 'LOCAL_AWS_DISK_FULL',
      message: expect.stringContaining(folder),
      remedy: expect.stringContaining('df -h'),
    });
    rmSync(join(small, 'fill'));
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});
