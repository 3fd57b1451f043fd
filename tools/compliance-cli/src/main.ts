import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { registerTable } from '@hipaa-cdk/compliance';
import { listAge, writeServiceControlPolicy } from '@hipaa-cdk/rules';
import { UserError } from '@hipaa-cdk/errors';
import { register } from '@hipaa-cdk/exceptions';
import { judgeTemplate } from './judge-template';

const POLICY_FILE = join('dist', 'compliance', 'scp.json');

/** What can be asked for: a name on the command line, and what it does with `--template`. */
const VERBS: Readonly<Record<string, (template: string | undefined) => Promise<void> | void>> = {
  judge: async (template) => {
    const { judgement, text } = await judgeTemplate(template);
    console.log(text);
    if (judgement.findings.length > 0) process.exitCode = 1;
  },
  register: () => console.log(registerTable(register)),
  scp: () => {
    const characters = writeServiceControlPolicy(POLICY_FILE);
    console.log(`${POLICY_FILE} written, ${characters} characters; ${listAge(new Date()).sentence}`);
  },
};

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { template: { type: 'string' } },
  });
  const verb = VERBS[positionals[0] ?? ''];
  if (!verb) throw new Error(`expected one of ${Object.keys(VERBS).join(', ')}`);
  await verb(values.template);
}

main().catch((error: unknown) => {
  console.error(UserError.is(error) ? error.describe() : String(error));
  process.exitCode = 1;
});
