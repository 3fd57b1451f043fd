import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ProgramResult, ProgramRunner } from '../run-program';
import type { PythonInstallation } from './python-installation';

/** Runs what is installed. */
export interface InstalledPackages {
  runPython(args: readonly string[]): Promise<ProgramResult>;
}

/**
 * Programs run with an empty home and none of the shell's variables: `~/.checkov.yaml`, `.cfnlintrc` and their like can
 * switch rules off, and an API key in the shell would make checkov call its maker.
 */
export function installedPackages(installation: PythonInstallation, run: ProgramRunner): InstalledPackages {
  const home = join(installation.folder, 'home');
  mkdirSync(home, { recursive: true });
  const env = {
    HOME: home,
    LANG: 'C.UTF-8',
    PYTHONUTF8: '1',
    PYTHONPATH: installation.searchPath.join(delimiter),
  };
  return { runPython: (args) => run({ program: installation.python, args, cwd: home, env }) };
}
