import { UserError } from '@hipaa-cdk/errors';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Takeover } from './takeover';

const FOLDER = join('dist', 'takeover');
/** Holds only while a fork has no accounts of its own. */
const FRESH_FORK = 'platform/fresh-fork.spec.ts';

/** Writes everything beside the fork's own files, anew each time. @returns the folder, from the root of the fork */
export function writeBeside(root: string, { files, beside }: Takeover): string {
  rmSync(join(root, FOLDER), { recursive: true, force: true });
  writeAll(join(root, FOLDER), new Map([...files, ...beside]));
  return FOLDER;
}

/**
 * Writes the proposals into the fork. Files that differ are named first, and a person agrees.
 *
 * @param agreed whether they have agreed by an option
 * @throws UserError `TAKEOVER_UNCONFIRMED` where nobody is there to ask
 */
export async function writeIntoFork(
  root: string,
  takeover: Takeover,
  agreed: boolean,
  say: (line: string) => void,
): Promise<boolean> {
  const { files } = takeover;
  const changed = [...files].filter(([path, text]) => isOther(join(root, path), text)).map(([path]) => path);
  say(`written to ${writeBeside(root, takeover)}`);
  if (changed.length === 0) {
    say('this fork is so already');
    return true;
  }
  say(`these files of the fork become others:\n${changed.map((path) => `  ${path}`).join('\n')}`);
  if (!agreed && !(await isAgreed())) {
    say('nothing of the fork was changed');
    return false;
  }
  writeAll(root, files);
  rmSync(join(root, FRESH_FORK), { force: true });
  say('written; next: npx nx run-many -t generate, npx nx run-many -t check, and git diff');
  return true;
}

function isOther(file: string, text: string): boolean {
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
}

async function isAgreed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UserError({
      code: 'TAKEOVER_UNCONFIRMED',
      message: 'nothing of the fork was changed: nobody is there to ask',
      remedy: 'run it in a terminal, or give --yes',
    });
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (
      (await prompt.question('Type write to write them, anything else to leave them: ')).trim() === 'write'
    );
  } finally {
    prompt.close();
  }
}

/** Writes files below a folder. */
export function writeAll(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
