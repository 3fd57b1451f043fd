import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installInFolder, installInVenv } from '@hipaa-cdk/local-aws/src/install-methods';
import type { Installation } from '@hipaa-cdk/local-aws/src/installation';
import { withLock } from '@hipaa-cdk/local-aws/src/lock';
import { findPython } from '@hipaa-cdk/local-aws/src/python';
import type { CommandRunner } from '@hipaa-cdk/local-aws/src/run-command';
import { inOurWords } from './in-our-words';
import { REQUIREMENTS, pinsHash } from './requirements';

/** Says one line about what is going on. */
export type Say = (line: string) => void;

/** An installation and the folder that is all its own. */
export interface PythonInstallation extends Installation {
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
  const result = installed ? Promise.resolve(installed) : withLock(`${folder}.lock`, ensure);
  return inOurWords(result.then((installation) => ({ ...installation, folder })));
}

async function install(folder: string, say: Say, run: CommandRunner): Promise<Installation> {
  const python = await findPython(run);
  say(`installing cfn-lint and checkov with Python ${python.version} into ${folder}, once, about a minute`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const props = { python, folder, requirements: REQUIREMENTS, run };
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
