import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock';
import type { Progress } from './progress';
import { type Installation, findPython, installInFolder, installInVenv } from './python';
import type { CommandRunner } from './run-command';
import { TOOL_FOLDER } from './settings';

export const REQUIREMENTS = join(TOOL_FOLDER, 'requirements.txt');
export const EXTENSION = join(TOOL_FOLDER, 'extension');

/** Version of the emulator, as it is pinned. */
export function ministackVersion(): string {
  return /^ministack==(\S+)/m.exec(readFileSync(REQUIREMENTS, 'utf8'))?.[1] ?? '?';
}

/** Changes with every pin; names an installation. */
export function pinsHash(requirements = REQUIREMENTS): string {
  return createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
}

/** Changes with every pin and every line of the extension: an emulator that runs older code is started anew. */
export function buildHash(): string {
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS));
  const code = join(EXTENSION, 'local_aws');
  const sources = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.py'),
  );
  for (const name of sources.sort()) hash.update(name).update(readFileSync(join(code, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Where the pins of this checkout are installed. */
export function installationFolder(installations: string): string {
  return join(installations, `venv-${pinsHash()}`);
}

/** The finished installation of these pins, or undefined when there is none whose interpreter still exists. */
export function findInstallation(installations: string): Installation | undefined {
  return installedIn(installationFolder(installations));
}

function installedIn(folder: string): Installation | undefined {
  try {
    const installation = JSON.parse(readFileSync(marker(folder), 'utf8')) as Installation;
    return existsSync(installation.python) ? installation : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Installs the pinned emulator unless it is there.
 *
 * @throws UserError `LOCAL_AWS_PYTHON_MISSING`, `LOCAL_AWS_PIP_MISSING`, `LOCAL_AWS_INSTALL_FAILED`
 */
export async function ensureInstalled(
  installations: string,
  progress: Progress,
  run: CommandRunner,
): Promise<Installation> {
  const folder = installationFolder(installations);
  if (existsSync(folder)) chmodSync(folder, 0o700); // an older version has left it open to look at
  const what = `MiniStack ${ministackVersion()}`;
  return ensurePins({ folder, requirements: REQUIREMENTS, what }, progress, run);
}

/** Packages of one file of pins, and the folder that is all theirs. */
export interface Pins {
  readonly folder: string;
  /** File of pins with hashes. */
  readonly requirements: string;
  /** What they are, for whoever waits. */
  readonly what: string;
}

/**
 * Installs packages unless they are there: into a virtual environment, or into a plain folder where Python cannot make one.
 *
 * @throws UserError `LOCAL_AWS_PYTHON_MISSING`, `LOCAL_AWS_PIP_MISSING`, `LOCAL_AWS_INSTALL_FAILED`
 */
export async function ensurePins(pins: Pins, progress: Progress, run: CommandRunner): Promise<Installation> {
  const { folder, what } = pins;
  const found = installedIn(folder);
  if (found) return found;
  const options = { doing: `installing ${what}`, progress, run };
  const ensure = async () => installedIn(folder) ?? (await install(pins, progress, run));
  return withLock(`${folder}.lock`, options, ensure);
}

async function install(pins: Pins, progress: Progress, run: CommandRunner): Promise<Installation> {
  const { folder, requirements, what } = pins;
  const python = await findPython(run);
  progress(`installing ${what} with Python ${python.version} into ${folder}`);
  removeInstallation(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const props = { python, folder, requirements, progress, run };
  const installation = (await installInVenv(props)) ?? (await installInFolder(props));
  // Last, so that an installation cut short is not taken for a whole one.
  writeFileSync(marker(folder), JSON.stringify(installation));
  return installation;
}

/** So that the next start installs it anew. */
export function removeInstallation(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function marker(folder: string): string {
  return join(folder, 'installed.json');
}
