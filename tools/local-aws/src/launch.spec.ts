import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorEnvironment, launch, shutDown } from './launch';
import { freePort } from './ports';
import { isAlive } from './processes';
import { temporaryFolder } from './testing/temporary-folder';

const silent = () => undefined;
const folder = temporaryFolder();

/** How the start of an interpreter fails that is a script of these lines. */
async function failure(...script: readonly string[]) {
  const python = join(folder(), 'python');
  writeFileSync(python, ['#!/bin/sh', ...script].join('\n'), { mode: 0o755 });
  return failureOf(python);
}

async function failureOf(python: string) {
  const props = { folder: folder(), port: await freePort(), secret: 's', build: 'b' };
  return launch({ ...props, installation: { python, searchPath: [] } }, silent).catch(
    (error: unknown) => error,
  );
}

describe('launch', () => {
  it('repeats the last words of an emulator that ends at once, and names the log', async () => {
    expect(await failure('echo starting', 'echo "OSError: no" >&2', 'exit 3')).toMatchObject({
      code: 'LOCAL_AWS_START_FAILED',
      message: expect.stringMatching(/ended with 3.*OSError: no/),
      remedy: expect.stringContaining(join(folder(), 'emulator.log')),
    });
  });

  it('says so when the interpreter cannot be run', async () => {
    expect(await failureOf('/gone/python')).toMatchObject({ code: 'LOCAL_AWS_START_FAILED' });
  });

  it('names the file of the state that cannot be read, and the way out', async () => {
    expect(await failure('echo "/f/state/ssm.json: Expecting value" >&2', 'exit 65')).toMatchObject({
      code: 'LOCAL_AWS_STATE_DAMAGED',
      message: expect.stringContaining('/f/state/ssm.json: Expecting value'),
      remedy: expect.stringContaining('npx nx run local-aws:reset'),
    });
  });

  it('tells an installation that is not whole from other failures', async () => {
    expect(
      await failure(`echo "ModuleNotFoundError: No module named 'ministack'" >&2`, 'exit 1'),
    ).toMatchObject({
      code: 'LOCAL_AWS_INSTALLATION_DAMAGED',
    });
  });

  it('says the folder in the command, by which the emulator is recognised', async () => {
    expect(await failure('echo "$@" >&2', 'exit 1')).toMatchObject({
      message: expect.stringContaining(`-m local_aws ${folder()}`),
    });
  });
});

describe('shutDown', () => {
  async function sleeper(script = '') {
    const child = spawn(process.execPath, [
      '-e',
      `${script}; console.log("up"); setInterval(() => {}, 1000)`,
    ]);
    await once(child.stdout, 'data');
    return child.pid ?? 0;
  }

  it('ends a process and waits for that', async () => {
    const pid = await sleeper();
    await shutDown(pid, silent);
    expect(isAlive(pid)).toBe(false);
  });

  it('ends one by force that would not end', async () => {
    const pid = await sleeper('process.on("SIGTERM", () => {})');
    await shutDown(pid, silent, true);
    expect(isAlive(pid)).toBe(false);
  });

  it('takes one that has ended for ended', async () => {
    const pid = await sleeper();
    await shutDown(pid, silent);
    await expect(shutDown(pid, silent)).resolves.toBeUndefined();
  });
});

describe('the environment of the emulator', () => {
  const environment = (shell: NodeJS.ProcessEnv) =>
    emulatorEnvironment(
      {
        folder: '/f',
        port: 45_999,
        build: 'b',
        installation: { python: '/v/python', searchPath: ['/v/site-packages'] },
      },
      shell,
    );

  it('holds nothing of the shell that could lead to a real account or to other services', () => {
    const shell = {
      AWS_PROFILE: 'prod',
      AWS_ACCESS_KEY_ID: 'AKIA',
      DOCKER_HOST: 'x',
      HTTPS_PROXY: 'y',
      SERVICES: 's3',
    };
    const given = environment({ PATH: '/bin', ...shell });
    expect(Object.keys(given).filter((name) => name.startsWith('AWS_'))).toEqual([]);
    for (const name of ['HTTPS_PROXY', 'SERVICES']) expect(given).not.toHaveProperty(name);
    expect(given['DOCKER_HOST']).toBe('unix:///f/no-docker.sock');
    expect(given['PATH']).toBe('/bin');
  });

  it('binds to loopback on the chosen port', () => {
    expect(environment({})).toMatchObject({
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: '45999',
      EDGE_PORT: '45999',
    });
  });

  it('keeps state, objects and what is temporary in the folder', () => {
    expect(environment({ TMPDIR: '/tmp' })).toMatchObject({
      PERSIST_STATE: '1',
      STATE_DIR: '/f/state',
      S3_PERSIST: '1',
      S3_DATA_DIR: '/f/objects',
      TMPDIR: '/f/tmp',
    });
  });

  it('finds the extension before the installed packages', () => {
    expect(environment({})['PYTHONPATH']).toMatch(/tools\/local-aws\/extension:\/v\/site-packages$/);
  });
});
