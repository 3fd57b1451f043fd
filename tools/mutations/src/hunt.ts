import { type JudgeOptions, type Subject, allPacks, judge, type Finding } from '@hipaa-cdk/compliance';
import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { coveringTest } from './covering-test';
import { type Mutation, mutationName } from './mutation';
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

/** What identifies a finding, whatever its wording: exceptions are about the same two things. */
export function findingKey({ rule, logicalId }: Pick<Finding, 'rule' | 'logicalId'>): string {
  return `${rule} ${logicalId}`;
}

/**
 * The finding that answers a mutation: one that the sound template does not have, about the broken resource, one that
 * it is wired to, or naming it; of several, the first about the resource itself. A rule that came to no verdict has not noticed anything.
 *
 * @param known keys of the findings on the sound template, excepted or not
 */
export function newFinding(
  findings: readonly Finding[],
  { logicalId }: Mutation,
  sound: CloudFormationTemplate,
  known: ReadonlySet<string>,
): Finding | undefined {
  const about = new Set([logicalId, ...neighbours(sound, logicalId)]);
  const answers = findings.filter(
    (finding) =>
      finding.severity !== 'not-evaluable' &&
      !known.has(findingKey(finding)) &&
      (about.has(finding.logicalId) || finding.problem.includes(logicalId)),
  );
  return answers.find((finding) => finding.logicalId === logicalId) ?? answers[0];
}

/** Resources that a resource refers to, and those that refer to it. */
function neighbours({ Resources }: CloudFormationTemplate, logicalId: string): string[] {
  const own = referred(Resources[logicalId]?.Properties);
  return Object.entries(Resources)
    .filter(([other, { Properties }]) => own.has(other) || referred(Properties).has(logicalId))
    .map(([other]) => other);
}

function referred(value: unknown): Set<unknown> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, below]) => {
      if (key === 'Ref') return [below];
      if (key === 'Fn::GetAtt') return [Array.isArray(below) ? below[0] : String(below).split('.')[0]];
      return [...referred(below)];
    }),
  );
}

/** Who noticed. */
export type KilledBy = 'own packs' | 'public packs' | 'unit test';

/** How a mutation came out. */
export interface Outcome {
  readonly mutation: Mutation;
  /** @default - nobody noticed: the mutation survives */
  readonly killedBy?: KilledBy;
  /** Rule or test that noticed. */
  readonly killer?: string;
}
