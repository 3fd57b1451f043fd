import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '@hipaa-cdk/errors';
import { changedLayers, layerSubject, synthesise } from '@hipaa-cdk/layer-templates';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { judgedAs, partSubjects } from '@hipaa-cdk/runner/part-subjects';
import { allMutations } from './all-mutations';
import { catalogue } from './catalogue';
import { choose } from './choice';
import { assertClassified } from './classification';
import { reportJson, reportTable } from './report';
import { Notes } from './notes';
import { verify } from './verify';

async function main(workspaceRoot: string): Promise<void> {
  const started = performance.now();
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean', default: false },
      layer: { type: 'string', multiple: true, default: [] },
      sample: { type: 'string', default: '60' },
      seed: { type: 'string' },
    },
  });
  const commit = git('rev-parse', 'HEAD');
  const uncommitted = git('status', '--porcelain') !== '';
  const subjects = (await synthesise({ workspaceRoot, environments: allEnvironments() })).flatMap((made) => {
    const { layer, environment: name, parts } = made;
    const environment = findEnvironment(name);
    // What layers publish beside their own templates, in every combination that decides on controls.
    const published = parts.flatMap((part) => partSubjects(layer, environment, part));
    return [
      { ...layerSubject(made, environment), context: judgedAs(environment) },
      ...published.map((subject) => ({ ...subject, layer, environment: name })),
    ];
  });
  assertClassified(subjects, catalogue);
  const mutations = allMutations(subjects, catalogue);
  const { chosen, words } = choose(mutations, {
    ...values,
    sample: Number(values.sample),
    seed: values.seed ?? commit,
    changed: changedLayers(workspaceRoot),
  });
  const notes = Notes.of(workspaceRoot);
  const known = chosen.filter((mutation) => notes.get(mutation)).length;
  say(
    `${mutations.length} mutations of ${subjects.length} templates; ${words}${known > 0 ? `; goes on where it was stopped, with ${known} seen` : ''}`,
  );
  const outcomes = await verify(workspaceRoot, chosen, say, notes);
  const folder = join(workspaceRoot, 'dist', 'mutations');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), reportJson(outcomes, { commit, uncommitted, chosen: words }));
  console.log(reportTable(outcomes));
  console.log(
    `commit ${commit}${uncommitted ? ' with uncommitted changes' : ''}; ${words}; ${Math.round((performance.now() - started) / 1000)} s`,
  );
  const share = outcomes.filter(({ killedBy }) => killedBy !== undefined).length / outcomes.length;
  if (share < FLOOR) {
    console.error(
      `MUTATIONS_SURVIVE: ${(share * 100).toFixed(1)} % were noticed; expected at least ${FLOOR * 100} %`,
    );
    console.error('  → write a rule for what nobody noticed, so that the next layer has it too');
    process.exitCode = 1;
  }
}

/**
 * Share of mutations that has to be noticed. The rest is open and listed by name in every run; this only rises. A sample of
 * four layers lies some points below or above the whole.
 */
const FLOOR = 0.7;

function say(line: string): void {
  process.stderr.write(`mutations: ${line}\n`);
}

/** What git answers, or nothing in a copy without a history. */
function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

main(process.cwd()).catch((error: unknown) => {
  if (!UserError.is(error)) throw error;
  console.error(error.describe());
  process.exitCode = 1;
});
