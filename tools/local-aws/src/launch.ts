import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { emulatorEnvironment } from './emulator-environment';
import { identify } from './identify';
import type { Installation } from './installation';
import { filesIn, type Settings } from './options';
import { ensureSecret } from './secret';

/** The first start compiles the emulator; on a slow and busy machine that takes a while. */
const READY_MS = 90_000;

export interface Launched {
  readonly instance: string;
  readonly pid: number;
}

/**
 * Starts the emulator apart from this process and waits until it answers.
 *
 * @throws UserError `LOCAL_AWS_START_FAILED`
 */
export async function launch(settings: Settings, installation: Installation): Promise<Launched> {
  const instance = randomUUID();
  const secret = ensureSecret(filesIn(settings.folder).secret);
  const child = start(settings, installation, instance);
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const listener = await identify(settings.port, secret, 1000);
    if (listener.kind === 'emulator' && listener.instance === instance)
      return { instance, pid: listener.pid };
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw failed(settings, `It ended with ${child.exitCode ?? child.signalCode ?? 'nothing'}.`);
    }
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw failed(settings, `It did not answer on port ${settings.port} within ${READY_MS / 1000} seconds.`);
    }
    await delay(40);
  }
}

function start(settings: Settings, installation: Installation, instance: string): ChildProcess {
  const files = filesIn(settings.folder);
  prepare(files);
  const log = openSync(files.log, 'a', 0o600);
  const child = spawn(installation.python, ['-m', 'local_aws'], {
    cwd: settings.folder,
    detached: true,
    env: emulatorEnvironment({ settings, installation, instance, shell: process.env }),
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
  for (const folder of [files.state, files.objects]) chmodSync(folder, 0o700);
  for (const file of [files.previousLog, files.types, files.running])
    if (existsSync(file)) chmodSync(file, 0o600);
}

function failed(settings: Settings, what: string): UserError {
  const { log } = filesIn(settings.folder);
  const last = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) : '';
  return new UserError({
    code: 'LOCAL_AWS_START_FAILED',
    message: `The embedded AWS did not start. ${what}${last ? ` Its last words: ${last}` : ''}`,
    remedy: `Read ${log}`,
  });
}
