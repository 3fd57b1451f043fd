import { type Finding, type JudgeOptions, type Subject, allPacks, judge } from '@hipaa-cdk/compliance';
import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { placeOf } from './all-mutations';
import { type Mutation, mutated, mutationName } from './mutation';
import { Progress } from './progress';

/** Templates whose findings are held at a time. */
const BATCH = 20;

/** The packs of the gate, the fastest first. */
const packs = {
  'own packs': { packs: allPacks, publicPacks: false, libraryValidation: false },
  'public packs': { packs: [], libraryValidation: false, coverage: false },
} as const satisfies Readonly<Record<string, JudgeOptions>>;

/** A mutation that the gate has a finding about, and the rule. */
export interface GateKill {
  readonly by: keyof typeof packs;
  readonly rule: string;
}

/**
 * Shows mutations to the gate until there is a finding. Rules of ours ask what an environment is for, so that each is shown as
 * every kind of environment that has it, the strictest first; the rules of others do not ask.
 *
 * @param noticed is told of each mutation as soon as there is a finding
 * @param say is told now and then how far it is
 */
export async function judgeMutations(
  mutations: readonly Mutation[],
  noticed: (mutation: Mutation, kill: GateKill) => void,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const killed = new Set<Mutation>();
  for (const by of Object.keys(packs) as GateKill['by'][]) {
    for (const [subject, shown] of bySubject(mutations, by === 'own packs' ? kindsOf : strictestOf)) {
      const open = shown.filter((mutation) => !killed.has(mutation));
      const progress = new Progress(`${subject.name}, ${by}`, open.length, say);
      for await (const { batch, found } of findings(subject, open, packs[by])) {
        progress.add(batch);
        for (const [mutation, rule] of found) {
          killed.add(mutation);
          noticed(mutation, { by, rule });
        }
      }
    }
  }
}

function bySubject(
  mutations: readonly Mutation[],
  chosen: (subjects: readonly LayerSubject[]) => readonly LayerSubject[],
): [LayerSubject, Mutation[]][] {
  const shown = new Map<LayerSubject, Mutation[]>();
  for (const mutation of mutations)
    for (const subject of chosen(mutation.subjects)) {
      const known = shown.get(subject);
      if (known) known.push(mutation);
      else shown.set(subject, [mutation]);
    }
  return [...shown].sort(([one], [other]) => weakness(one) - weakness(other));
}

/** One subject of each kind of environment. */
function kindsOf(subjects: readonly LayerSubject[]): LayerSubject[] {
  return [...new Map(subjects.map((subject) => [JSON.stringify(subject.context), subject])).values()];
}

function strictestOf(subjects: readonly LayerSubject[]): LayerSubject[] {
  return [...subjects].sort((one, other) => weakness(one) - weakness(other)).slice(0, 1);
}

/** What is allowed elsewhere is a finding where patients' data are. */
function weakness({ context }: LayerSubject): number {
  return context.dataClass === 'phi' ? 0 : 1;
}

interface Batch {
  /** How many mutations were shown. */
  readonly batch: number;
  /** Those that there is a finding about, with the rule. */
  readonly found: readonly (readonly [Mutation, string])[];
}

async function* findings(
  sound: LayerSubject,
  mutations: readonly Mutation[],
  options: JudgeOptions,
): AsyncGenerator<Batch> {
  if (mutations.length === 0) return;
  const known = new Set((await judge([sound], options)).findings.map(findingKey));
  for (let start = 0; start < mutations.length; start += BATCH) {
    const batch = mutations.slice(start, start + BATCH);
    const judgement = await judge(
      batch.map((mutation) => broken(sound, mutation)),
      options,
    );
    const found = batch.flatMap((mutation): [Mutation, string][] => {
      const own = judgement.findings.filter(({ subject }) => subject === mutationName(mutation));
      const finding = newFinding(own, mutation, sound.template, known);
      return finding ? [[mutation, finding.rule]] : [];
    });
    yield { batch: batch.length, found };
  }
}

function broken(sound: LayerSubject, mutation: Mutation): Subject {
  const template = mutated(sound.template, mutation.logicalId, placeOf(sound), mutation);
  return { name: mutationName(mutation), template, context: sound.context };
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
  { logicalId }: Pick<Mutation, 'logicalId'>,
  sound: CloudFormationTemplate,
  known: ReadonlySet<string>,
): Finding | undefined {
  const about = new Set([logicalId, ...neighbours(sound, logicalId)]);
  const answers = findings.filter(
    (finding) =>
      finding.severity !== 'not-evaluable' &&
      finding.severity !== 'not-judged' &&
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
