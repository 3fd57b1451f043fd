import { findEnvironment } from '@hipaa-cdk/environments';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import { openSession } from '../aws/open-session';
import { announce } from '../chosen-environment';
import { failureOf } from '../failure-of';
import { loadPlatform } from '../load-platform';
import { affectedOptions } from './affected-options';
import { deployAffected } from './deploy-affected';
import { Git } from './git';
import { nxCommand } from './nx-command';

async function main(args: readonly string[]): Promise<number> {
  const options = affectedOptions(args);
  const workspace = process.cwd();
  await loadPlatform(workspace);
  const environment = findEnvironment(options.environment);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(announce(environment, true));
  // The session of the embedded AWS changes the variables of this process: Nx is to start from those of the shell.
  const shell = { ...process.env };
  const session = await openSession(environment, say);
  return deployAffected({
    environment,
    options,
    session,
    git: new Git(workspace),
    ask: nxCommand(workspace, shell, 'quiet'),
    nx: nxCommand(workspace, shell, 'seen'),
    say,
  }).catch((error: unknown) => {
    throw failureOf(error, environment);
  });
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  },
);
