import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesise } from '@hipaa-cdk/layer-templates';
import { findEnvironment } from '@hipaa-cdk/platform';
import {
  announce,
  askedEnvironment,
  changePlans,
  changePlanText,
  ENVIRONMENT_OPTION,
  openSession,
  readOptions,
} from '@hipaa-cdk/runner';
import { endAs } from '@hipaa-cdk/runner/program';

/** Writes the steps of every change that deployed layers cannot follow by themselves. */
async function main(workspaceRoot: string): Promise<void> {
  const options = readOptions(process.argv.slice(2), [ENVIRONMENT_OPTION]);
  const { name, given } = askedEnvironment(options);
  const environment = findEnvironment(name);
  const say = (line: string): void => console.error(line);
  say(announce(environment, given));
  const layers = await synthesise({ workspaceRoot, environments: [environment], onlyChosen: true });
  const plans = await changePlans(await openSession(environment, say), layers);
  if (plans.length === 0) {
    console.log(`nothing of ${name} moves what other layers stand in: deploy in the usual order`);
    return;
  }
  const text = plans.map(changePlanText).join('\n\n');
  const file = join('dist', 'plan', `${name}.txt`);
  mkdirSync(join(workspaceRoot, 'dist', 'plan'), { recursive: true });
  writeFileSync(join(workspaceRoot, file), `${text}\n`);
  console.log(`${text}\n\n${file}`);
}

endAs(main(process.cwd()));
