import { parseArgs } from 'node:util';
import { UserError } from '@hipaa-cdk/errors';
import { exportLines } from './credentials';
import { LocalAws } from './local-aws';

/** Account and region of the environment `local`. */
const DEFAULT_ACCOUNT = '000000000000';
const DEFAULT_REGION = 'us-east-1';

/** Progress goes to stderr: what a verb answers with is on stdout, for other programs. */
const progress = (line: string) => process.stderr.write(`embedded AWS: ${line}\n`);

const VERBS: Record<string, (aws: LocalAws, account: string, region: string) => Promise<string>> = {
  start: async (aws) => {
    const running = await aws.ensureRunning(progress);
    return `${running.started ? 'started' : 'runs already'}: ${running.endpoint}, process ${running.pid}, state in ${running.folder}`;
  },
  status: async (aws) => {
    const { running, installed, endpoint, pid, folder } = await aws.status();
    if (running) return `runs: ${endpoint}, process ${pid}, state in ${folder}`;
    return installed ? `stopped; state in ${folder}` : 'not installed; the first start installs it';
  },
  stop: async (aws) => ((await aws.stop(progress)) ? 'stopped; its state is kept' : 'was not running'),
  reset: async (aws) => {
    await aws.reset(progress);
    return 'stopped; everything deployed to it is forgotten';
  },
  open: async (aws) => {
    await aws.ensureRunning(progress);
    return [
      'Open this in a browser, once and within two minutes:',
      aws.pageAddress('home'),
      'and this for what alarms tell:',
      aws.pageAddress('mailbox'),
    ].join('\n');
  },
  credentials: (aws, account, region) => {
    refuseOddText(account, region);
    return Promise.resolve(exportLines(aws.credentials(account, region)).join('\n'));
  },
};

/** Runs one verb and returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { account: { type: 'string' }, region: { type: 'string' } },
    });
    const verb = VERBS[positionals[0] ?? ''];
    if (!verb || positionals.length !== 1) throw unknownVerb(positionals.join(' '));
    const answer = await verb(
      new LocalAws(),
      values.account ?? DEFAULT_ACCOUNT,
      values.region ?? DEFAULT_REGION,
    );
    process.stdout.write(`${answer}\n`);
    return 0;
  } catch (error) {
    if (!UserError.is(error)) throw error;
    process.stderr.write(`${error.describe()}\n`);
    return 1;
  }
}

/** What goes into lines that a shell evaluates must not be able to do anything there. */
function refuseOddText(account: string, region: string): void {
  if (/^\d{12}$/.test(account) && /^[a-z0-9-]+$/.test(region)) return;
  throw new UserError({
    code: 'LOCAL_AWS_ACCOUNT_INVALID',
    message: `Account "${account}" in region "${region}"; expected 12 digits, and a region such as ${DEFAULT_REGION}.`,
  });
}

function unknownVerb(given: string): UserError {
  return new UserError({
    code: 'LOCAL_AWS_VERB_UNKNOWN',
    message: `"${given}" is not a verb; expected one of ${Object.keys(VERBS).join(', ')}.`,
    remedy: 'npx nx run local-aws:running',
  });
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
