import { findEnvironment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { namingFailures } from '../failure';
import { openSession } from '../aws/open-session';
import { announce, loadPlatform } from '../prepare';
import { ENVIRONMENT_OPTION, askedEnvironment } from '../command-options';
import { isOn, readOptions } from '../options';
import { bootstrap } from './bootstrap';
import { endAs } from '../program';

const workspaceRoot = process.cwd();
const say = (line: string): void => console.log(line);

/** Bootstraps the account and region of one environment. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), [
    ENVIRONMENT_OPTION,
    '--plan',
    '--dry-run',
    '--open-records',
    '--trust',
  ]);
  loadPlatform(workspaceRoot);
  const { name, given } = askedEnvironment(options);
  const environment = findEnvironment(name);
  say(announce(environment, given));
  const props = {
    workspaceRoot,
    planOnly: isOn(options, 'plan') || isOn(options, 'dry-run'),
    openRecords: isOn(options, 'open-records'),
    ...(options['trust'] !== undefined && { trustedAccounts: accountsOf(String(options['trust'])) }),
    say,
  };
  await namingFailures(environment, async () => bootstrap(await openSession(environment, say), props));
}

/** Account numbers, separated by commas; none takes the trust back. */
function accountsOf(text: string): readonly string[] {
  const accounts = text.split(',').filter((one) => one !== '' && one !== 'none');
  const wrong = accounts.filter((one) => !/^\d{12}$/.test(one));
  if (wrong.length === 0) return accounts;
  throw new UserError({
    code: 'ACCOUNT_INVALID',
    message: `--trust names ${wrong.join(', ')}; expected account numbers of 12 digits, separated by commas`,
  });
}

endAs(main());
