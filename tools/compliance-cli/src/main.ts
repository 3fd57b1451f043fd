import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { publicCorrections } from '@hipaa-cdk/compliance';
import { listAge, writeServiceControlPolicy } from '@hipaa-cdk/rules';
import { UserError } from '@hipaa-cdk/errors';
import { register } from '@hipaa-cdk/exceptions';
import { corrections } from '@hipaa-cdk/exceptions/corrections';
import { disagreements } from '@hipaa-cdk/second-opinion';
import { judgeTemplate } from './judge-template';
import { type MutationReport, wholeRegister } from './whole-register';

const POLICY_FILE = join('dist', 'compliance', 'scp.json');
const TYPES_FILE = join('libs', 'rules', 'src', 'types', 'type-facts.json');
const MUTATIONS_FILE = join('dist', 'mutations', 'report.json');

/** What can be asked for: a name on the command line, and what it does with `--template`. */
const VERBS: Readonly<Record<string, (template: string | undefined) => Promise<void> | void>> = {
  judge: async (template) => {
    const { judgement, text } = await judgeTemplate(template);
    console.log(text);
    // What nobody has looked at, and what is only advice, is no fault of a stranger's template.
    if (judgement.findings.some(({ severity }) => severity === 'error' || severity === 'not-evaluable'))
      process.exitCode = 1;
  },
  register: () =>
    console.log(
      wholeRegister({
        exceptions: register,
        corrections: [...publicCorrections, ...corrections],
        dismissed: disagreements,
        mutations: mutationReport(),
      }),
    ),
  types: async () => {
    const { deriveTypeFacts } = await import('./derive-type-facts');
    const { format } = await import('prettier');
    writeFileSync(
      TYPES_FILE,
      await format(JSON.stringify(deriveTypeFacts()), { parser: 'json', printWidth: 110 }),
    );
    console.log(`${TYPES_FILE} written`);
  },
  scp: () => {
    const characters = writeServiceControlPolicy(POLICY_FILE);
    console.log(`${POLICY_FILE} written, ${characters} characters; ${listAge(new Date()).sentence}`);
  },
};

function mutationReport(): MutationReport | undefined {
  return existsSync(MUTATIONS_FILE)
    ? (JSON.parse(readFileSync(MUTATIONS_FILE, 'utf8')) as MutationReport)
    : undefined;
}

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
