import '@hipaa-cdk/platform';
import { type Environment, allEnvironments, canHaveLayer } from '@hipaa-cdk/environments';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import { typeDataSource } from '@hipaa-cdk/permissions';
import { declaredTypes, deployedTemplates, servedBy } from '../policy/deployed-templates';
import { FULLEST } from './fullest-settings';
import { fullTemplate } from './full-templates';
import { type Verification, verify } from './verify';
import { widthProblems } from './width';

const workspaceRoot = process.cwd();

/** Judges the permissions of every account and region, as configured and with each setting turned on. */
async function main(): Promise<void> {
  const declared = declaredTypes(workspaceRoot);
  const results: Verification[] = [];
  for (const environments of places()) {
    const [first] = environments;
    if (!first) continue;
    const { account, region } = first;
    const templates = await deployedTemplates(workspaceRoot, environments);
    const name = environments.map((one) => one.name).join(', ');
    const common = { account, region, declared };
    results.push(report(verify({ ...common, name, templates, judged: templates })));
    for (const settings of FULLEST) {
      const having = environments.find((one) => canHaveLayer(one, settings.layer));
      const full = having && (await fullTemplate(workspaceRoot, settings, having));
      if (!full) continue;
      const others = templates.filter(({ stackName }) => stackName !== full.stackName);
      const about = `${full.stackName} with ${settings.about}`;
      const all = [...others, full];
      results.push(
        report(verify({ ...common, name: about, templates: all, judged: [full], attacked: false })),
      );
    }
  }
  finish(results);
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
  ];
  console.log(`handlers: ${typeDataSource.source}, ${typeDataSource.date}`);
  for (const problem of new Set(problems)) console.error(problem);
  console.log(problems.length === 0 ? 'permissions: passed' : `permissions: ${new Set(problems).size} open`);
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
