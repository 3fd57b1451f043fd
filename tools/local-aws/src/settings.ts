import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';

/** Where an embedded AWS lives and listens. */
export interface LocalAwsOptions {
  /**
   * Folder of state, logs and the secret.
   *
   * @default - `LOCAL_AWS_FOLDER`, or `.local-aws` in the workspace
   */
  readonly folder?: string;
  /**
   * Port on loopback.
   *
   * @default - `LOCAL_AWS_PORT`, or a free one that the folder keeps
   */
  readonly port?: number;
  /**
   * Folder that holds installations, each under the hash of its pins, so that several states share one.
   *
   * @default - `LOCAL_AWS_VENV`, or `.local-aws` in the workspace
   */
  readonly installations?: string;
}

export interface Settings {
  readonly folder: string;
  /** The port that must be used; undefined lets the folder keep one of its own. */
  readonly port: number | undefined;
  readonly installations: string;
}

/** Folder of this tool; the code that the emulator runs and its pins are in it. */
export const TOOL_FOLDER = resolve(__dirname, '..');

const DEFAULT_FOLDER = defaultFolder(TOOL_FOLDER, process.cwd());

/**
 * Options before variables of the shell before defaults.
 *
 * @throws UserError `LOCAL_AWS_PORT_INVALID`
 */
export function settingsFrom(options: LocalAwsOptions, shell: NodeJS.ProcessEnv): Settings {
  return {
    folder: real(resolve(options.folder ?? (shell['LOCAL_AWS_FOLDER'] || DEFAULT_FOLDER))),
    port: options.port ?? portFrom(shell['LOCAL_AWS_PORT']),
    installations: resolve(options.installations ?? (shell['LOCAL_AWS_VENV'] || DEFAULT_FOLDER)),
  };
}

/** One name for a folder, also where links lead to it and while it does not exist. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(real(above), basename(path));
  }
}

function portFrom(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return port;
  throw new UserError({
    code: 'LOCAL_AWS_PORT_INVALID',
    message: `LOCAL_AWS_PORT is "${text}"; expected a number from 1024 to 65535.`,
    remedy: 'unset LOCAL_AWS_PORT',
  });
}

/**
 * Folder of the workspace that uses the tool. Of an installed package it is the one in which commands are typed, because what
 * is in `node_modules` goes with the next installation.
 */
export function defaultFolder(toolFolder: string, workingFolder: string): string {
  const installed = toolFolder.split(sep).includes('node_modules');
  return join(installed ? workingFolder : resolve(toolFolder, '../..'), '.local-aws');
}

/** Files of one embedded AWS. */
export function filesIn(folder: string) {
  return {
    running: join(folder, 'running.json'),
    lock: join(folder, 'lock'),
    port: join(folder, 'port'),
    secret: join(folder, 'secret'),
    types: join(folder, 'types.json'),
    log: join(folder, 'emulator.log'),
    previousLog: join(folder, 'emulator.previous.log'),
    state: join(folder, 'state'),
    objects: join(folder, 'objects'),
    /** Git repositories that stand for those of CodeCommit, by account and region. */
    repositories: join(folder, 'repositories'),
    /** Data of PostgreSQL, and the certificate that its clients trust. */
    databases: join(folder, 'databases'),
    certificate: join(folder, 'databases', 'certificate.pem'),
    certificateKey: join(folder, 'databases', 'certificate-key.pem'),
    /** For functions and the like, in place of the folder that all users of the machine share. */
    temporary: join(folder, 'tmp'),
  };
}

/** Below those that systems hand out for outgoing connections. */
const FIRST_PORT = 24_000;
const PORTS = 8000;

/** The port of an embedded AWS: the one that is asked for, the one that its folder keeps, or the one that its path gives. */
export function portOf({ folder, port }: Settings): number {
  return port ?? keptPort(folder) ?? candidatePorts(folder).next().value;
}

function keptPort(folder: string): number | undefined {
  try {
    return portFrom(readFileSync(filesIn(folder).port, 'utf8').trim());
  } catch {
    return undefined;
  }
}

/** Ports to try in turn. A folder begins where its path says, so that it finds the same one again after it was removed. */
export function* candidatePorts(folder: string): Generator<number, never> {
  const first = createHash('sha256').update(folder).digest().readUInt32BE();
  for (let step = 0; ; step++) yield FIRST_PORT + ((first + step) % PORTS);
}
