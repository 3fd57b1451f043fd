import { UserError } from '@hipaa-cdk/errors';
import type { CommandRunner } from './run-command';

/** An interpreter that can run the emulator. */
export interface Python {
  readonly executable: string;
  /** Major and minor, such as `3.11`. */
  readonly version: string;
}

const OLDEST_MINOR = 10;
const CANDIDATES = [
  'python3',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
  'python',
];
const QUESTION = 'import sys; print("%d.%d" % sys.version_info[:2], sys.executable)';

/**
 * The first interpreter on the path that is new enough.
 *
 * @throws UserError `LOCAL_AWS_PYTHON_MISSING`
 */
export async function findPython(run: CommandRunner): Promise<Python> {
  const tooOld: string[] = [];
  for (const candidate of CANDIDATES) {
    const { code, stdout } = await run(candidate, ['-c', QUESTION]);
    const [, version, major, minor, executable] = /^((\d+)\.(\d+)) (.+)$/.exec(stdout.trim()) ?? [];
    if (code !== 0 || !version || !executable) continue;
    if (Number(major) === 3 && Number(minor) >= OLDEST_MINOR) return { executable, version };
    tooOld.push(`${candidate} is ${version}`);
  }
  throw new UserError({
    code: 'LOCAL_AWS_PYTHON_MISSING',
    message: `The embedded AWS needs Python 3.${OLDEST_MINOR} or newer; ${tooOld.join(', ') || 'none is on the path'}.`,
    remedy: pythonRemedy(process.platform),
  });
}

/** The command that brings Python with what the installation needs. */
export function pythonRemedy(platform: NodeJS.Platform): string {
  return platform === 'darwin'
    ? 'brew install python@3.13'
    : 'sudo apt-get install python3 python3-venv python3-pip';
}
