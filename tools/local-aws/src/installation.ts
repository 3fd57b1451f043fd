import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REQUIREMENTS, pinsHash } from './build-hash';
import { installInFolder, installInVenv } from './install-methods';
import { withLock } from './lock';
import { MINISTACK_VERSION } from './ministack-version';
import type { Progress } from './progress';
import { findPython } from './python';
import type { CommandRunner } from './run-command';

/** How to run the installed emulator. */
export interface Installation {
  readonly python: string;
  /** Folders to put before the interpreter's own, empty for a virtual environment. */
  readonly searchPath: readonly string[];
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
  const installation =
    findInstallation(installations) ??
    (await withLock(
      `${folder}.lock`,
      async () => findInstallation(installations) ?? (await install(folder, progress, run)),
    ));
  chmodSync(folder, 0o700); // an older version has left it open to look at
  return installation;
}

async function install(folder: string, progress: Progress, run: CommandRunner): Promise<Installation> {
  const python = await findPython(run);
  progress(`installing MiniStack ${MINISTACK_VERSION} with Python ${python.version} into ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const installation =
    (await installInVenv({ python, folder, requirements: REQUIREMENTS, run })) ??
    (await installInFolder({ python, folder, requirements: REQUIREMENTS, run }));
  // Last, so that an installation cut short is not taken for a whole one.
  writeFileSync(marker(folder), JSON.stringify(installation));
  return installation;
}

function marker(folder: string): string {
  return join(folder, 'installed.json');
}
