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
export function pinsHash(): string {
  return createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
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

/** The finished installation, or undefined when there is none whose interpreter still exists. */
export function findInstallation(installations: string): Installation | undefined {
  try {
    const text = readFileSync(marker(installationFolder(installations)), 'utf8');
    const installation = JSON.parse(text) as Installation;
    return existsSync(installation.python) ? installation : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Installs the pinned emulator unless it is there: into a virtual environment, or into a plain folder where Python
 * cannot make one.
 *
 * @throws UserError `LOCAL_AWS_PYTHON_MISSING`, `LOCAL_AWS_PIP_MISSING`, `LOCAL_AWS_INSTALL_FAILED`
 */
export async function ensureInstalled(
  installations: string,
  progress: Progress,
  run: CommandRunner,
): Promise<Installation> {
  const folder = installationFolder(installations);
  const found = findInstallation(installations);
  if (found) {
    chmodSync(folder, 0o700); // an older version has left it open to look at
    return found;
  }
  const options = { doing: 'installing the embedded AWS', progress, run };
  return withLock(
    `${folder}.lock`,
    options,
    async () => findInstallation(installations) ?? (await install(folder, progress, run)),
  );
}

async function install(folder: string, progress: Progress, run: CommandRunner): Promise<Installation> {
  const python = await findPython(run);
  progress(`installing MiniStack ${ministackVersion()} with Python ${python.version} into ${folder}`);
  removeInstallation(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const props = { python, folder, requirements: REQUIREMENTS, progress, run };
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
