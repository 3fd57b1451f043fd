import { parseArgs } from 'node:util';
import { DEFAULT_ENVIRONMENT, findEnvironment } from '@hipaa-cdk/environments';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import { openSession } from '../runner/aws/open-session';
import { announce } from '../runner/chosen-environment';
import { loadPlatform } from '../runner/load-platform';
import { bootstrap } from './bootstrap';

const workspaceRoot = process.cwd();
const say = (line: string): void => console.log(line);

/** Bootstraps the account and region of one environment. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    // The verb that every script gets, and `--plan` as Nx hands it on: with a value.
    allowPositionals: true,
    options: { env: { type: 'string' }, plan: { type: 'string', default: 'false' } },
    strict: true,
  });
  await loadPlatform(workspaceRoot);
  const environment = findEnvironment(values.env ?? DEFAULT_ENVIRONMENT);
  say(announce(environment, values.env !== undefined));
  const session = await openSession(environment, say);
  await bootstrap(session, { workspaceRoot, planOnly: values.plan !== 'false', say });
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
