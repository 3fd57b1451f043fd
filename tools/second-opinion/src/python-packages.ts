import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, delimiter, resolve } from 'node:path';
import { withLock } from '@hipaa-cdk/local-aws/src/lock';
import {
  type Installation,
  findPython,
  installInFolder,
  installInVenv,
} from '@hipaa-cdk/local-aws/src/python';
import type { CommandRunner } from '@hipaa-cdk/local-aws/src/run-command';
import { UserError } from '@hipaa-cdk/errors';
import { createHash } from 'node:crypto';
import type { ProgramResult, ProgramRunner } from './run-program';

/** Pins with hashes of cfn-lint, checkov and the registry's rules. */
export const REQUIREMENTS = resolve(__dirname, '../requirements.txt');

/** Changes with every pin; names an installation. */
export function pinsHash(): string {
  return createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
}

/** Says one line about what is going on. */
export type Say = (line: string) => void;

/** An installation and the folder that is all its own. */
interface PythonInstallation extends Installation {
  readonly folder: string;
}

/**
 * The pinned packages, installed on first use with whatever way this Python has.
 *
 * @throws UserError `SECOND_OPINION_PYTHON_MISSING`, `SECOND_OPINION_PIP_MISSING`, `SECOND_OPINION_INSTALL_FAILED`,
 * `SECOND_OPINION_BUSY`
 */
export function pythonInstallation(root: string, say: Say, run: CommandRunner): Promise<PythonInstallation> {
  const folder = join(root, `venv-${pinsHash()}`);
  const record = join(folder, 'installed.json');
  const ensure = async () => recorded(record) ?? remember(record, await install(folder, say, run));
  const installed = recorded(record);
  const lock = { doing: 'installing cfn-lint and checkov', progress: say, run };
  const result = installed ? Promise.resolve(installed) : withLock(`${folder}.lock`, lock, ensure);
  return inOurWords(result.then((installation) => ({ ...installation, folder })));
}

async function install(folder: string, say: Say, run: CommandRunner): Promise<Installation> {
  const python = await findPython(run);
  say(`installing cfn-lint and checkov with Python ${python.version} into ${folder}, once, about a minute`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const props = { python, folder, requirements: REQUIREMENTS, progress: say, run };
  return (await installInVenv(props)) ?? installInFolder(props);
}

/** Written last, so that an installation cut short is not taken for a whole one. */
function remember(record: string, installation: Installation): Installation {
  writeFileSync(record, JSON.stringify(installation));
  return installation;
}

function recorded(record: string): Installation | undefined {
  if (!existsSync(record)) return undefined;
  const installation = JSON.parse(readFileSync(record, 'utf8')) as Installation;
  return existsSync(installation.python) ? installation : undefined;
}

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

const THEIR_CODE = /^LOCAL_AWS_/;

/**
 * The helpers that make Python installations belong to the embedded AWS and blame it; here the same mistakes are about
 * cfn-lint and checkov. Any other error is passed on.
 */
export async function inOurWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!UserError.is(error) || !THEIR_CODE.test(error.code)) throw error;
    throw new UserError({
      code: error.code.replace(THEIR_CODE, 'SECOND_OPINION_'),
      message: error.message.replace('The embedded AWS', 'The second opinion'),
      remedy: error.remedy,
      cause: error,
    });
  }
}
