import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { ensureCertificate } from './certificate';
import { identify } from './identify';
import { EXTENSION } from './installation';
import { hasEnded } from './processes';
import { postgresFolder } from './postgres';
import { type Progress, withWord } from './progress';
import type { Installation } from './python';
import { filesIn } from './settings';

/** The first start compiles the emulator; on a slow and busy machine that takes a while. */
const READY_MS = 90_000;
/** Writing the state of a large deployment takes well under a second; this is for a machine that swaps. */
const CLEAN_MS = 30_000;
/** How the emulator ends when its state cannot be read; its last line says which file. */
const STATE_DAMAGED = 65;

export interface LaunchProps {
  readonly folder: string;
  readonly port: number;
  readonly secret: string;
  /** Hash of the code, which the emulator repeats when it is asked. */
  readonly build: string;
  readonly installation: Installation;
}

/**
 * Starts the emulator apart from this process and waits until it answers; gives its process number.
 *
 * @throws UserError `LOCAL_AWS_START_FAILED`, `LOCAL_AWS_STATE_DAMAGED`, `LOCAL_AWS_INSTALLATION_DAMAGED`
 */
export function launch(props: LaunchProps, progress: Progress): Promise<number> {
  return withWord(progress, 'it is still starting', untilReady(props, start(props)));
}

async function untilReady({ folder, port, secret }: LaunchProps, child: ChildProcess): Promise<number> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const listener = await identify({ port, secret, verb: 'identity', timeoutMs: 1000 });
    if (listener.kind === 'emulator' && listener.pid === child.pid) return listener.pid;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw failed(folder, child.exitCode ?? child.signalCode ?? 'nothing');
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw failed(folder, `no answer on port ${port} within ${READY_MS / 1000} seconds`);
    }
    await delay(40);
  }
}

function start(props: LaunchProps): ChildProcess {
  const { folder, installation } = props;
  const files = filesIn(folder);
  prepare(files);
  const log = openSync(files.log, 'a', 0o600);
  // The folder stands in its command, so that it is recognised whatever becomes of its files.
  const child = spawn(installation.python, ['-m', 'local_aws', folder], {
    cwd: folder,
    detached: true,
    env: emulatorEnvironment(props, process.env),
    stdio: ['ignore', log, log],
  });
  child.on('error', () => undefined); // read from pid and exitCode by the loop that waits
  child.unref();
  closeSync(log);
  return child;
}

/** What is deployed is for the owner only, also in a folder that an older version has made. */
function prepare(files: ReturnType<typeof filesIn>): void {
  if (existsSync(files.log)) renameSync(files.log, files.previousLog);
  // What functions left behind that were killed.
  rmSync(files.temporary, { recursive: true, force: true });
  for (const folder of [files.state, files.objects, files.temporary])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  ensureCertificate({ certificate: files.certificate, key: files.certificateKey });
  for (const folder of [files.state, files.objects]) chmodSync(folder, 0o700);
  for (const file of [files.previousLog, files.types, files.running])
    if (existsSync(file)) chmodSync(file, 0o600);
}

/** Names programs of the workspace that stand for images, beside the folder of the emulator. */
const PROGRAMS = 'local-programs.json';

/** What the emulator may know of the shell. A list of what to leave out would miss the next AWS_ or DOCKER_ variable. */
const PASSED_ON = ['HOME', 'LANG', 'LC_ALL', 'PATH', 'TZ', 'USER'];

/** The whole environment of the emulator's process. */
export function emulatorEnvironment(
  { folder, port, build, installation }: Omit<LaunchProps, 'secret'>,
  shell: NodeJS.ProcessEnv,
): Record<string, string> {
  const files = filesIn(folder);
  const passedOn = PASSED_ON.flatMap((name) => (shell[name] === undefined ? [] : [[name, shell[name]]]));
  return {
    ...(Object.fromEntries(passedOn) as Record<string, string>),
    PYTHONPATH: [EXTENSION, ...installation.searchPath].join(delimiter),
    PYTHONNOUSERSITE: '1',
    PYTHONUNBUFFERED: '1',
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    EDGE_PORT: String(port),
    PERSIST_STATE: '1',
    STATE_DIR: files.state,
    S3_PERSIST: '1',
    S3_DATA_DIR: files.objects,
    TMPDIR: files.temporary,
    // Further listeners and containers are of no use here.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    // In memory: what was called is what one looks at while it runs.
    CLOUDTRAIL_RECORDING: '1',
    DOCKER_HOST: `unix://${folder}/no-docker.sock`,
    LOCAL_AWS_BUILD: build,
    LOCAL_AWS_POSTGRES: postgresFolder() ?? '',
    LOCAL_AWS_PROGRAMS: join(dirname(folder), PROGRAMS),
  };
}

/** Ends an emulator: by force, or so that it writes its state. */
export async function shutDown(pid: number, progress: Progress, force = false): Promise<void> {
  try {
    process.kill(pid, force ? 'SIGKILL' : 'SIGTERM');
    if (await withWord(progress, `process ${pid} is writing its state`, hasEnded(pid, CLEAN_MS))) return;
    progress(`process ${pid} did not end within ${CLEAN_MS / 1000} seconds; ending it by force`);
    process.kill(pid, 'SIGKILL');
    await hasEnded(pid, CLEAN_MS);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it went meanwhile
  }
}

function failed(folder: string, end: number | string): UserError {
  const { log } = filesIn(folder);
  const last = existsSync(log) ? (readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) ?? '') : '';
  if (end === STATE_DAMAGED)
    return new UserError({
      code: 'LOCAL_AWS_STATE_DAMAGED',
      message: `What was deployed to the embedded AWS cannot be read: ${last}`,
      remedy: `npx nx run local-aws:reset forgets all of it; the next deploy makes it anew`,
    });
  if (/^(ModuleNotFoundError|ImportError|SyntaxError)|No module named/.test(last))
    return new UserError({
      code: 'LOCAL_AWS_INSTALLATION_DAMAGED',
      message: `The embedded AWS is not whole: ${last}`,
      remedy: `Read ${log}`,
    });
  return new UserError({
    code: 'LOCAL_AWS_START_FAILED',
    message: `The embedded AWS did not start: it ended with ${end}.${last ? ` Its last words: ${last}` : ''}`,
    remedy: `Read ${log}`,
  });
}
