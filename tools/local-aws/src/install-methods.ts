import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import type { Installation } from './installation';
import { type Python, pythonRemedy } from './python';
import type { CommandResult, CommandRunner } from './run-command';

export interface InstallProps {
  readonly python: Python;
  readonly folder: string;
  /** File of pins with hashes. */
  readonly requirements: string;
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
  failUnlessInstalled(await run(own, pipArguments(props.requirements)));
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
  failUnlessInstalled(await run(python.executable, pipArguments(props.requirements, packages)));
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

function failUnlessInstalled({ code, stderr }: CommandResult): void {
  if (code === 0) return;
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const reason =
    lines.filter((line) => line.startsWith('ERROR')).at(-1) ?? lines.at(-1) ?? `pip ended with ${code}`;
  throw new UserError({
    code: 'LOCAL_AWS_INSTALL_FAILED',
    message: `The embedded AWS could not be installed: ${reason}`,
    remedy: 'Check that PyPI, or the index in PIP_INDEX_URL, can be reached, and run the command again',
    cause: stderr,
  });
}
