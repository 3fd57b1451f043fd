import { createInterface } from 'node:readline/promises';
import { UserError } from '@hipaa-cdk/errors';

/** What spares the question: for drills. */
export const YES = '--yes';

/**
 * Asks a person for the name of the environment that is about to change.
 *
 * @param yes whether they have agreed by an option
 * @throws UserError `RESTORE_UNCONFIRMED` where nobody is there to ask
 */
export async function isAgreed(environment: string, yes: unknown): Promise<boolean> {
  if (yes === true) return true;
  if (!process.stdin.isTTY) {
    throw new UserError({
      code: 'RESTORE_UNCONFIRMED',
      message: 'nothing was changed: nobody is there to ask',
      remedy: `run it in a terminal, or give ${YES}`,
    });
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await prompt.question(`Type ${environment} to restore, anything else to leave it: `);
    return answer.trim() === environment;
  } finally {
    prompt.close();
  }
}
