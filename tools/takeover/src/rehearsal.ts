import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import type { Takeover } from './takeover';
import { writeAll } from './write';

/**
 * Writes the proposals into a copy of the fork, checks all layers of an environment there, and rehearses their deploy on an
 * embedded AWS. Nothing of the fork and of its own embedded AWS is touched.
 *
 * @returns whether all of it went well
 */
export async function rehearse(
  { files }: Takeover,
  environment: string,
  say: (line: string) => void,
): Promise<boolean> {
  const workspace = await TemporaryWorkspace.create();
  try {
    writeAll(workspace.root, files);
    const run = async (file: string, ...args: readonly string[]): Promise<string | undefined> => {
      const { code, output } = await workspace.start(file, args).result;
      if (code === 0) return output;
      say(`${output.trimEnd()}\nthe rehearsal ends here: ${file} ${args.join(' ')} failed, see above`);
      return undefined;
    };
    const nx = async (target: string, ...more: readonly string[]): Promise<boolean> => {
      say(`${target} of ${environment}, in a copy`);
      const args = ['run-many', '-t', target, `--env=${environment}`, ...more, '--outputStyle=static'];
      return (await run('node_modules/.bin/nx', ...args)) !== undefined;
    };
    if (!(await nx('check'))) return false;
    // A rehearsal starts from what is deployed. Nothing is, so it starts from the proposals themselves.
    const author = ['-c', 'user.name=takeover', '-c', 'user.email=takeover@localhost'];
    const committed = await run(
      'git',
      ...author,
      'commit',
      '--all',
      '--no-verify',
      '--quiet',
      '-m',
      'takeover',
    );
    const head = committed === undefined ? undefined : await run('git', 'rev-parse', 'HEAD');
    if (head === undefined || !(await nx('rehearse', `--from=${head.trim()}`))) return false;
    say(`rehearsed: the layers of ${environment} pass their check and deploy`);
    return true;
  } finally {
    await workspace.dispose();
  }
}
