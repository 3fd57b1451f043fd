import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { type Progress, withWord } from './progress';
import type { CommandResult, CommandRunner } from './run-command';
import { TOOL_FOLDER } from './settings';

/** An interpreter that can run the emulator. */
export interface Python {
  readonly executable: string;
  /** Major and minor, such as `3.11`. */
  readonly version: string;
}

/** A file of its own, because a machine is looked at before any package is installed that could read this one. */
const CANDIDATES = join(TOOL_FOLDER, 'python.json');

interface Candidates {
  readonly names: readonly string[];
  /** Of Python 3. */
  readonly oldestMinor: number;
  readonly remedy: { readonly darwin: string; readonly elsewhere: string };
}

const candidates = (): Candidates => JSON.parse(readFileSync(CANDIDATES, 'utf8')) as Candidates;

const QUESTION = 'import sys; print("%d.%d" % sys.version_info[:2], sys.executable)';

/**
 * The first interpreter on the path that is new enough.
 *
 * @throws UserError `LOCAL_AWS_PYTHON_MISSING`
 */
export async function findPython(run: CommandRunner): Promise<Python> {
  const { names, oldestMinor } = candidates();
  const tooOld: string[] = [];
  for (const name of names) {
    const { code, stdout } = await run(name, ['-c', QUESTION]);
    const [, version, major, minor, executable] = /^((\d+)\.(\d+)) (.+)$/.exec(stdout.trim()) ?? [];
    if (code !== 0 || !version || !executable) continue;
    if (Number(major) === 3 && Number(minor) >= oldestMinor) return { executable, version };
    tooOld.push(`${name} is ${version}`);
  }
  throw new UserError({
    code: 'LOCAL_AWS_PYTHON_MISSING',
    message: `The embedded AWS needs Python 3.${oldestMinor} or newer; ${tooOld.join(', ') || 'none is on the path'}.`,
    remedy: pythonRemedy(process.platform),
  });
}

/** The command that brings Python with what the installation needs. */
export function pythonRemedy(platform: NodeJS.Platform): string {
  const { darwin, elsewhere } = candidates().remedy;
  return platform === 'darwin' ? darwin : elsewhere;
}

/** How to run what was installed. */
export interface Installation {
  readonly python: string;
  /** Folders to put before the interpreter's own, empty for a virtual environment. */
  readonly searchPath: readonly string[];
}

export interface InstallProps {
  readonly python: Python;
  readonly folder: string;
  /** File of pins with hashes. */
  readonly requirements: string;
  readonly progress: Progress;
  readonly run: CommandRunner;
}

/** Installs into a virtual environment; undefined where Python cannot make one (Debian without python3-venv). */
export async function installInVenv(props: InstallProps): Promise<Installation | undefined> {
  const { python, folder, run } = props;
  const venv = join(folder, 'venv');
  const made = await run(python.executable, ['-m', 'venv', venv]);
  if (made.code !== 0) {
    rmSync(venv, { recursive: true, force: true });
    return undefined;
  }
  const own = join(venv, 'bin', 'python');
  await install(own, pipArguments(props.requirements), props);
  return { python: own, searchPath: [] };
}

/**
 * Installs beside the interpreter's own packages, into a folder.
 *
 * @throws UserError `LOCAL_AWS_PIP_MISSING`
 */
export async function installInFolder(props: InstallProps): Promise<Installation> {
  const { python, folder, run } = props;
  if ((await run(python.executable, ['-m', 'pip', '--version'])).code !== 0) {
    throw new UserError({
      code: 'LOCAL_AWS_PIP_MISSING',
      message: `${python.executable} can neither make a virtual environment nor run pip.`,
      remedy: pythonRemedy(process.platform),
    });
  }
  const packages = join(folder, 'site-packages');
  await install(python.executable, pipArguments(props.requirements, packages), props);
  return { python: python.executable, searchPath: [packages] };
}

/** Nothing without a pinned hash, and nothing that would have to be built. */
export function pipArguments(requirements: string, target?: string): string[] {
  return [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'],
    ...['--require-hashes', '--no-deps', '--only-binary', ':all:', '--no-compile'],
    ...(target ? ['--target', target] : []),
    ...['--requirement', requirements],
  ];
}

async function install(
  python: string,
  args: readonly string[],
  { progress, run }: InstallProps,
): Promise<void> {
  const result = await withWord(progress, 'pip is still installing', run(python, args));
  if (result.code !== 0) throw installFailed(result);
}

function installFailed({ code, stderr }: CommandResult): UserError {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const reason =
    lines.filter((line) => line.startsWith('ERROR')).at(-1) ?? lines.at(-1) ?? `pip ended with ${code}`;
  return new UserError({
    code: 'LOCAL_AWS_INSTALL_FAILED',
    message: `The embedded AWS could not be installed: ${reason}`,
    remedy: /No space left/.test(stderr)
      ? 'Make room on the disk, and run the command again'
      : 'Check that PyPI, or the index in PIP_INDEX_URL, can be reached, and run the command again',
    cause: stderr,
  });
}
