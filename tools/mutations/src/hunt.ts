import { type JudgeOptions, type Subject, allPacks, judge } from '@hipaa-cdk/compliance';
import { coveringTest } from './covering-test';
import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import { type Mutation, mutationName } from './mutation';
import { findingKey, newFinding } from './new-finding';
import type { KilledBy, Outcome } from './outcome';
import type { UnitTest } from './unit-test';

/** Templates whose findings are held at a time. */
const BATCH = 20;

const engines: readonly { readonly by: KilledBy; readonly options: JudgeOptions }[] = [
  { by: 'own packs', options: { packs: allPacks, publicPacks: false, libraryValidation: false } },
  { by: 'public packs', options: { packs: [], libraryValidation: false } },
];

/** Shows each mutation of a template to the gate, the fastest engine first, and then to the tests that are named. */
export async function hunt(
  sound: LayerSubject,
  mutations: readonly Mutation[],
  tests: readonly UnitTest[],
): Promise<Outcome[]> {
  const killed = new Map<Mutation, Outcome>();
  for (const { by, options } of engines) {
    const left = mutations.filter((mutation) => !killed.has(mutation));
    if (left.length === 0) break;
    for (const outcome of await shoot(sound, left, by, options)) killed.set(outcome.mutation, outcome);
  }
  return mutations.map((mutation) => killed.get(mutation) ?? lastResort(mutation, tests));
}

async function shoot(
  sound: LayerSubject,
  mutations: readonly Mutation[],
  killedBy: KilledBy,
  options: JudgeOptions,
): Promise<Outcome[]> {
  const known = new Set((await judge([sound], options)).findings.map(findingKey));
  const outcomes: Outcome[] = [];
  for (let start = 0; start < mutations.length; start += BATCH) {
    const batch = mutations.slice(start, start + BATCH);
    const { findings } = await judge(
      batch.map((mutation) => mutated(sound, mutation)),
      options,
    );
    for (const mutation of batch) {
      const own = findings.filter(({ subject }) => subject === mutationName(mutation));
      const finding = newFinding(own, mutation, sound.template, known);
      if (finding) outcomes.push({ mutation, killedBy, killer: finding.rule });
    }
  }
  return outcomes;
}

function mutated({ context }: LayerSubject, mutation: Mutation): Subject {
  return { name: mutationName(mutation), template: mutation.template, context };
}

function lastResort(mutation: Mutation, tests: readonly UnitTest[]): Outcome {
  const test = coveringTest(mutation, tests);
  return test ? { mutation, killedBy: 'unit test', killer: test.killedBy } : { mutation };
}
