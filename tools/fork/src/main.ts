import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { type Answers, ANSWERS, namesTemplate, unexpected } from './fork';

const PLATFORM = ['application.ts', 'environments/dev.ts', 'environments/prod.ts', 'environments/test.ts'];
/** Projects whose `verify` reads the platform: what is generated from it, permissions and costs. */
const VERIFIED = ['docs', 'teams', 'delivery-tools', 'permissions', 'cost'];

/** Forks a copy of the workspace, and fails when something there is not as a team would have it. */
async function main(all: boolean): Promise<void> {
  for (const answers of all ? ANSWERS : ANSWERS.slice(0, 1)) {
    const workspace = await TemporaryWorkspace.create();
    try {
      await prove(workspace, answers, all);
    } finally {
      await workspace.dispose();
    }
  }
}

async function prove(workspace: TemporaryWorkspace, answers: Answers, all: boolean): Promise<void> {
  const run = async (what: string, file: string, args: readonly string[]): Promise<string> => {
    const { code, output } = await workspace.start(file, args).result;
    if (code !== 0)
      throw new Error(`FORK_BROKEN: ${what} failed in a fork called "${answers.name}"\n${output}`);
    console.log(`  ✔ ${what}`);
    return output;
  };
  const nx = (what: string, ...args: readonly string[]) =>
    run(what, 'node_modules/.bin/nx', [...args, '--outputStyle=static']);

  console.log(`a fork called "${answers.name}"`);
  const given = Object.entries(answers).map(([option, value]) => `--${option}=${value}`);
  await run('the generator takes the answers', 'node_modules/.bin/nx', [
    ...['g', '@hipaa-cdk/nx-cdk:fork', '--no-interactive'],
    ...given,
  ]);
  const status = await run('git sees what is rewritten', 'git', ['status', '--porcelain']);
  const written = status.split('\n').filter((line) => line !== '');
  const elsewhere = unexpected(written);
  console.log(`  ${written.length} files rewritten`);
  if (elsewhere.length > 0)
    throw new Error(
      `FORK_SPREAD: a fork rewrites ${elsewhere.join(', ')}; expected the platform and what is generated`,
    );
  const kept = written.filter((line) => !line.startsWith(' D')).map((line) => line.slice(3));
  await run('they are formatted', 'node_modules/.bin/prettier', ['--check', '--ignore-unknown', ...kept]);

  const jest = 'node_modules/.bin/jest';
  const read = PLATFORM.map((file) => `platform/${file}`);
  const related = await run('tests that read the platform are found', jest, [
    '--listTests',
    '--findRelatedTests',
    ...read,
  ]);
  const specs = related.split('\n').filter((line) => line.endsWith('.spec.ts'));
  const chosen = all ? specs : specs.filter((spec) => namesTemplate(spec));
  await run(`${chosen.length} of ${specs.length} spec files that read the platform pass`, jest, chosen);
  if (!all) return;
  await nx(
    'generated files are current, permissions and costs are right',
    'run-many',
    '-t',
    'verify',
    '-p',
    VERIFIED.join(),
  );
  await nx('lint and types hold', 'run-many', '-t', 'lint', 'typecheck');
  await nx('every layer passes its check', 'run-many', '-t', 'check');
}

main(process.argv[2] === 'all').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
