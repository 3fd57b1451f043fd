import '@hipaa-cdk/platform';
import { type Environment, allEnvironments, canHaveLayer, environmentFor } from '@hipaa-cdk/environments';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import { typeDataSource } from '@hipaa-cdk/permissions';
import { type Bootstrapping, bootstrappings, declaredTypes, servedBy } from '../policy/deployed-templates';
import { FULLEST } from './fullest-settings';
import { fullTemplate } from './full-templates';
import { type MutationResults, mutationResults } from './mutations';
import { type Verification, type VerifiedPlace, permissionsIn, verify } from './verify';
import { widthProblems } from './width';

const workspaceRoot = process.cwd();

/** Mistakes of each kind that are tried in each place: a verification that finds none of them is worth nothing. */
const SAMPLE = 1;

const mutations = option('mutations') ?? String(SAMPLE);
const seed = option('seed') ?? new Date().toISOString().slice(0, 10);
const tried: MutationResults[] = [];

/** Judges the permissions of every account and region, as configured and with each setting turned on. */
async function main(): Promise<void> {
  const declared = declaredTypes(workspaceRoot);
  const results: Verification[] = [];
  for (const environments of places()) {
    for (const one of await bootstrappings(workspaceRoot, environments))
      results.push(...(await judged(one, environments, declared)));
  }
  finish(results);
}

async function judged(
  { name: environment, others, templates }: Bootstrapping,
  environments: readonly Environment[],
  declared: VerifiedPlace['declared'],
): Promise<readonly Verification[]> {
  const [first] = environments;
  if (!first || templates.length === 0) return [];
  const { account, region } = first;
  const common = { environment, others, account, region, declared };
  const name = `${environment} in ${account} ${region}`;
  const place = { ...common, name, templates, judged: templates };
  const whole = { ...place, permissions: permissionsIn(place) };
  const results = [report(verify(whole))];
  tried.push(mutationResults(whole, { sample: Number(mutations), seed }));
  for (const settings of FULLEST) {
    const asking = environments.find(
      (one) => canHaveLayer(one, settings.layer) && environmentFor(one, settings.layer).name === environment,
    );
    const full = asking && (await fullTemplate(workspaceRoot, settings, asking));
    if (!full) continue;
    const rest = templates.filter(({ stackName }) => stackName !== full.stackName);
    const about = `${full.stackName} with ${settings.about}`;
    results.push(
      report(verify({ ...common, name: about, templates: [...rest, full], judged: [full], attacked: false })),
    );
  }
  return results;
}

/** Environments of each account and region that is not on this machine. */
function places(): readonly (readonly Environment[])[] {
  const real = allEnvironments().filter(({ target }) => target === 'aws');
  const served = real.map((one) => servedBy(one));
  return [...new Map(served.map((some) => [some.map(({ name }) => name).join(), some])).values()];
}

function report(one: Verification): Verification {
  const { name, templates, types, evaluations, allowed, notUsed, denied, attacks, open, width } = one;
  console.log(
    `${name}: ${templates} templates, ${types} types, ${evaluations} evaluations, ${allowed} allowed, ${notUsed} not used, ` +
      `denied ${denied.length}; attacks ${attacks} tried, ${attacks - open.length} stopped; ` +
      `${width.actions} actions in ${width.policies} policies, ${width.anywhere} on *, ${width.writesAnywhere} of these write`,
  );
  return one;
}

function finish(results: readonly Verification[]): void {
  const problems = [
    ...results.flatMap(({ denied }) => denied.map((line) => `denied: ${line}`)),
    ...results.flatMap(({ name, open }) => open.map((line) => `not stopped (${name}): ${line}`)),
    ...results.flatMap(({ problems: lines }) => lines.map((line) => `in vain: ${line}`)),
    ...results.flatMap(({ name, width }) => widthProblems(name, width)),
    ...tried.flatMap(({ missed }) => missed),
  ];
  const broken = tried.reduce((sum, one) => sum + one.tried, 0);
  const missed = tried.reduce((sum, one) => sum + one.missed.length, 0);
  console.log(`mistakes: ${broken} made (seed ${seed}), ${broken - missed} noticed`);
  console.log(`handlers: ${typeDataSource.source}, ${typeDataSource.date}`);
  for (const problem of new Set(problems)) console.error(problem);
  console.log(problems.length === 0 ? 'permissions: passed' : `permissions: ${new Set(problems).size} open`);
  if (problems.length > 0) process.exitCode = 1;
}

/** The target has looked at the options by now. */
function option(name: string): string | undefined {
  return process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
