import { findEnvironment } from '@hipaa-cdk/environments';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import { openSession } from '../aws/open-session';
import { readBase } from '../affected/base-store';
import { loadPlatform } from '../prepare';

/**
 * Prints the base of an environment as JSON, `null` where it has none. A program of its own: it opens the environment's
 * account, which the process that rehearses must never be able to.
 */
async function main([name = '']: readonly string[]): Promise<void> {
  loadPlatform(process.cwd());
  const session = await openSession(findEnvironment(name), () => undefined);
  process.stdout.write(JSON.stringify((await readBase(session)) ?? null));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(describeFailure(error));
  process.exitCode = 1;
});
