import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import type { Takeover } from './takeover';
import { writeAll } from './write';

/**
 * Writes the proposals into a copy of the fork, checks all layers of an environment there, and deploys them to an embedded AWS
 * of the copy's own. Nothing of the fork and of its embedded AWS is touched.
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
    for (const target of ['check', 'rehearse']) {
      say(`${target} of ${environment}, in a copy`);
      const args = ['run-many', '-t', target, `--env=${environment}`, '--outputStyle=static'];
      const { code, output } = await workspace.start('node_modules/.bin/nx', args).result;
      say(output.trimEnd());
      if (code !== 0) {
        say(`the rehearsal ends here: ${target} of ${environment} failed, see above`);
        return false;
      }
    }
    say(`rehearsed: the layers of ${environment} pass their check and deploy`);
    return true;
  } finally {
    await workspace.dispose();
  }
}
