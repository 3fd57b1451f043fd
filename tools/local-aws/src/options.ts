import { join, resolve, sep } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';

/** Where an embedded AWS lives and listens. */
export interface LocalAwsOptions {
  /**
   * Folder of state, logs and the record of what runs.
   *
   * @default - `LOCAL_AWS_FOLDER`, or `.local-aws` in the workspace
   */
  readonly folder?: string;
  /**
   * Port on loopback.
   *
   * @default - `LOCAL_AWS_PORT`, or 45660
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
  readonly port: number;
  readonly installations: string;
}

/** Folder of this tool; the code that the emulator runs and its pins are in it. */
export const TOOL_FOLDER = resolve(__dirname, '..');

const DEFAULT_FOLDER = defaultFolder(TOOL_FOLDER, process.cwd());
const DEFAULT_PORT = 45660;

/**
 * Options before variables of the shell before defaults.
 *
 * @throws UserError `LOCAL_AWS_PORT_INVALID`
 */
export function settingsFrom(options: LocalAwsOptions, shell: NodeJS.ProcessEnv): Settings {
  return {
    folder: resolve(options.folder ?? (shell['LOCAL_AWS_FOLDER'] || DEFAULT_FOLDER)),
    port: options.port ?? portFrom(shell['LOCAL_AWS_PORT']),
    installations: resolve(options.installations ?? (shell['LOCAL_AWS_VENV'] || DEFAULT_FOLDER)),
  };
}

function portFrom(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
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
    secret: join(folder, 'secret'),
    types: join(folder, 'types.json'),
    log: join(folder, 'emulator.log'),
    previousLog: join(folder, 'emulator.previous.log'),
    state: join(folder, 'state'),
    objects: join(folder, 'objects'),
    /** For functions and the like, in place of the folder that all users of the machine share. */
    temporary: join(folder, 'tmp'),
  };
}
