import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findEnvironment } from '@hipaa-cdk/environments';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import { openSession } from '../aws/open-session';
import { announce, loadPlatform } from '../prepare';
import { namingFailures } from '../failure';
import { RESULTS_VARIABLE, succeeded } from '../results';
import { AFFECTED_OPTIONS, affectedOptions } from './affected-options';
import { nxCommand } from './nx-command';
import { deployAffected } from './deploy-affected';
import { Git } from '../git';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    say(
      `deploys what changed since an environment was last deployed as a whole\n  ${AFFECTED_OPTIONS.join('\n  ')}`,
    );
    return 0;
  }
  const options = affectedOptions(args);
  const workspace = process.cwd();
  loadPlatform(workspace);
  const environment = findEnvironment(options.environment);
  say(announce(environment, true));
  // The session of the embedded AWS changes the variables of this process: Nx is to start from those of the shell.
  const shell = { ...process.env };
  const session = await openSession(environment, say);
  const results = join(mkdtempSync(join(tmpdir(), 'deploy-affected-')), 'results');
  return namingFailures(environment, () =>
    deployAffected({
      environment,
      options,
      session,
      git: new Git(workspace),
      ask: nxCommand(workspace, shell, 'quiet'),
      nx: nxCommand(workspace, { ...shell, [RESULTS_VARIABLE]: results }, 'seen'),
      deployed: () => succeeded(results, 'deploy'),
      say,
    }),
  ).finally(() => rmSync(dirname(results), { recursive: true, force: true }));
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  },
);
