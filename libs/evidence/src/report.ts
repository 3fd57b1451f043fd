import type { Crosswalk, Reference } from './crosswalk';
import type { Kind, Requirement } from './framework';
import {
  type AddressableDecision,
  type HumanSide,
  type Lack,
  type LineState,
  lineStates,
} from './human-lines';
import { type Deployment, deployments } from './deployments';
import { type Inventory } from './inventory';
import { type RuleEvidence, ruleEvidence } from './rule-evidence';
import type { RunTimeSource } from './run-time';
import type { Observation, Snapshot } from './snapshot';
import type { LayerVerdict } from './verdict';

/** All that a report says comes from these. The same input makes the same report, byte for byte. */
export interface EvidenceInput {
  readonly environment: { readonly name: string; readonly account: string; readonly region: string };
  /** Day on which answers are due or not, as `YYYY-MM-DD`. */
  readonly day: string;
  /** Layers that the environment has. */
  readonly layers: readonly string[];
  readonly verdicts: readonly LayerVerdict[];
  readonly human: HumanSide;
  readonly inventory: Inventory;
  readonly crosswalk: Crosswalk;
  readonly sources: readonly RunTimeSource[];
  /** Names of roles that only a pipeline can take: an approver whom they name is not a caller's word. */
  readonly pipelineRoles: readonly string[];
  /** What the account showed; without it the report is a draft. */
  readonly snapshot?: Snapshot;
  /** SHA-256 of each input, by its name. */
  readonly digests: Readonly<Record<string, string>>;
  /** Versions of rule sets and days of lists, by their name. */
  readonly versions: Readonly<Record<string, string>>;
  /** What was already missing when the input was read. */
  readonly lacks: readonly Lack[];
}

/** How one kind of evidence stands for one paragraph. No report says that a paragraph is met. */
export interface KindState {
  readonly kind: Kind;
  readonly state: 'supported' | 'open' | 'not judged';
  /** Such as `3 of 4 resources, 1 under exception`. */
  readonly says: string;
}

/** One paragraph with all that speaks for it and against it. */
export interface ParagraphEvidence {
  readonly requirement: Requirement;
  readonly states: readonly KindState[];
  /** Ids of rules that cite it, those without a resource included. */
  readonly rules: readonly string[];
  readonly observations: readonly Observation[];
  /** Ids of what watches the same in an account, whether or not it was looked at. */
  readonly watchedBy: readonly string[];
  readonly lines: readonly LineState[];
  /** The decision that 45 CFR 164.306(d)(3) asks for, of an addressable paragraph. */
  readonly decision?: AddressableDecision;
  /** Requirements of other frameworks about the same. */
  readonly references: readonly Reference[];
}

/** The evidence of one environment, as data: what all its forms are written from. */
export interface EvidenceReport {
  readonly environment: EvidenceInput['environment'];
  readonly day: string;
  /** Why this is no evidence of a deployed state; empty for one that is. */
  readonly draft: readonly string[];
  /** What stands across every page: what a local AWS shows is deployed, and is no evidence of an account. */
  readonly stamp?: 'DRAFT' | 'LOCAL AWS';
  readonly lacks: readonly Lack[];
  readonly digests: EvidenceInput['digests'];
  readonly versions: EvidenceInput['versions'];
  readonly taken?: Pick<Snapshot, 'taken' | 'by' | 'at' | 'gaps'>;
  readonly deployments: readonly Deployment[];
  readonly paragraphs: readonly ParagraphEvidence[];
  readonly rules: readonly RuleEvidence[];
  readonly inventory: Inventory;
  readonly crosswalk: Crosswalk;
}

/** What is said wherever a report is of a local AWS. */
export const LOCAL_NOTICE = 'It shows a local AWS, which is no account of AWS.';

/** A title with what must stand before it. */
export function stamped({ stamp }: Pick<EvidenceReport, 'stamp'>, title: string): string {
  return stamp ? `${stamp}: ${title}` : title;
}

/** Writes the report of an environment. Pure: no clock, no file, no network. */
export function evidenceReport(input: EvidenceInput): EvidenceReport {
  const { crosswalk, human, snapshot } = input;
  const { deployments: deployed, draft, lacks } = deployments(input);
  // A draft shows what the workspace would be; a report of what is deployed has nothing from elsewhere.
  const isDeployed = (layer: string): boolean => deployed.some((one) => one.layer === layer && one.proved);
  const judged = input.verdicts.filter(({ layer }) => draft.length > 0 || isDeployed(layer));
  const verdicts = judged.map((verdict) => onDay(verdict, input.day));
  const rules = ruleEvidence(verdicts, crosswalk);
  const lines = lineStates(human, input.day);
  const observations = (snapshot?.observations ?? []).map((one) => ({
    ...one,
    paragraphs: paragraphsOf(one, input.sources, crosswalk),
  }));
  const [regulation] = crosswalk.frameworks;
  const paragraphs = (regulation?.requirements ?? []).map((requirement): ParagraphEvidence => {
    const { id } = requirement;
    const own = rules.filter((rule) => rule.paragraphs.includes(id));
    const seen = observations.filter((one) => one.paragraphs.includes(id)).map(withoutParagraphs);
    const asked = lines.filter(({ line }) => line.paragraphs.includes(id));
    const decision = [...human.decisions].reverse().find(({ paragraph }) => paragraph === id);
    return {
      requirement,
      states: kindStates(requirement, own, seen, asked),
      rules: own.map((rule) => rule.id),
      observations: seen,
      watchedBy: input.sources
        .filter(({ citations }) => cites(citations, id, crosswalk))
        .map((one) => one.id),
      lines: asked,
      ...(decision && { decision }),
      references: crosswalk.following(id),
    };
  });
  return {
    environment: input.environment,
    day: input.day,
    draft,
    ...stampOf(draft, snapshot),
    lacks: [...input.lacks, ...lacks, ...expired(verdicts)],
    digests: input.digests,
    versions: input.versions,
    ...(snapshot && {
      taken: { taken: snapshot.taken, by: snapshot.by, at: snapshot.at, gaps: snapshot.gaps },
    }),
    deployments: deployed,
    paragraphs,
    rules,
    inventory: ofLayers(input.inventory, verdicts),
    crosswalk,
  };
}

function stampOf(draft: readonly string[], snapshot: Snapshot | undefined): Pick<EvidenceReport, 'stamp'> {
  if (draft.length > 0) return { stamp: 'DRAFT' };
  return snapshot?.taken === 'local AWS' ? { stamp: 'LOCAL AWS' } : {};
}

/** What is in the inventory of layers that the report is about. */
function ofLayers({ resources, layers }: Inventory, verdicts: readonly LayerVerdict[]): Inventory {
  const isIn = (layer: string): boolean => verdicts.some((one) => one.layer === layer);
  return {
    resources: resources.filter(({ layer }) => isIn(layer)),
    layers: Object.fromEntries(Object.entries(layers).filter(([layer]) => isIn(layer))),
  };
}

/** A verdict as it stands on a day: an exception that has ended since it was given excuses nothing any more. */
function onDay(verdict: LayerVerdict, day: string): LayerVerdict {
  const isOver = ({ exception }: LayerVerdict['excepted'][number]): boolean => exception.expires < day;
  const over = verdict.excepted.filter(isOver).map(({ exception, ...finding }) => ({
    ...finding,
    note: `its exception ${exception.ticket} expired on ${exception.expires}`,
  }));
  return {
    ...verdict,
    findings: [...verdict.findings, ...over],
    excepted: verdict.excepted.filter((one) => !isOver(one)),
  };
}

/** Ids of the paragraphs that an observation speaks of: those that its source cites. */
function paragraphsOf(
  { source }: Observation,
  sources: readonly RunTimeSource[],
  crosswalk: Crosswalk,
): readonly string[] {
  const citations = sources.find(({ id }) => id === source)?.citations ?? [];
  return citations.flatMap((citation) => crosswalk.cited(citation)?.id ?? []);
}

function cites(citations: RunTimeSource['citations'], paragraph: string, crosswalk: Crosswalk): boolean {
  return citations.some((one) => crosswalk.cited(one)?.id === paragraph);
}

function withoutParagraphs({ source, subject, state, said, at }: Observation): Observation {
  return { source, subject, state, said, ...(at && { at }) };
}

/** An exception that is over has brought its finding back; the report says that, too. */
function expired(verdicts: readonly LayerVerdict[]): Lack[] {
  const notes = verdicts.flatMap(({ findings }) =>
    findings.flatMap(({ note, subject, logicalId }) => (note ? [`${logicalId} of ${subject}: ${note}`] : [])),
  );
  return [...new Set(notes)].map((message) => ({
    code: 'EXCEPTION_EXPIRED',
    message,
    remedy: 'mend the finding, or decide again in exceptions/',
  }));
}

function kindStates(
  { kinds = [] }: Requirement,
  rules: readonly RuleEvidence[],
  observations: readonly Observation[],
  lines: readonly LineState[],
): KindState[] {
  return [
    ...(kinds.includes('template') || rules.length > 0 ? [templateState(rules)] : []),
    ...(kinds.includes('run-time') || observations.length > 0 ? [runTimeState(observations)] : []),
    ...(kinds.includes('aws')
      ? [{ kind: 'aws', state: 'not judged', says: 'AWS does it; its own reports show it' } as const]
      : []),
    ...(kinds.includes('human') || lines.length > 0 ? [humanState(lines)] : []),
  ];
}

function templateState(rules: readonly RuleEvidence[]): KindState {
  const kind = 'template';
  if (rules.length === 0)
    return { kind, state: 'not judged', says: 'no rule that saw anything here cites it' };
  const resources = (list: 'proofs' | 'findings' | 'exceptions' | 'notJudged'): Set<string> =>
    new Set(rules.flatMap((rule) => rule[list].map(({ resource }) => resource)));
  const [open, excepted, unseen] = [resources('findings'), resources('exceptions'), resources('notJudged')];
  const doubtful = new Set([...open, ...excepted, ...unseen]);
  // A resource counts when every rule that is about it proved something.
  const whole = [...resources('proofs')].filter((one) => !doubtful.has(one)).length;
  const all = whole + doubtful.size;
  if (all === 0) return { kind, state: 'not judged', says: 'no resource that its rules are about' };
  const counts = { open, 'under exception': excepted, 'not judged': unseen };
  const says = [
    `${whole} of ${all} resources`,
    ...Object.entries(counts).flatMap(([name, { size }]) => (size > 0 ? [`${size} ${name}`] : [])),
  ].join(', ');
  if (open.size > 0) return { kind, state: 'open', says };
  if (whole > 0) return { kind, state: 'supported', says };
  return { kind, state: excepted.size > 0 ? 'open' : 'not judged', says };
}

function runTimeState(observations: readonly Observation[]): KindState {
  const kind = 'run-time';
  const count = (state: Observation['state']): number =>
    observations.filter((one) => one.state === state).length;
  const says = `${count('good')} of ${observations.length} observations${count('bad') ? `, ${count('bad')} open` : ''}`;
  if (observations.length === 0) return { kind, state: 'not judged', says: 'nothing was collected' };
  if (count('bad') > 0) return { kind, state: 'open', says };
  return { kind, state: count('good') > 0 ? 'supported' : 'not judged', says };
}

function humanState(lines: readonly LineState[]): KindState {
  const kind = 'human';
  if (lines.length === 0) return { kind, state: 'not judged', says: 'nobody is asked' };
  const count = (state: LineState['state']): number => lines.filter((one) => one.state === state).length;
  const waiting = count('open') + count('overdue');
  const says = [
    `${lines.length - waiting} of ${lines.length} answers`,
    ...(count('overdue') ? [`${count('overdue')} overdue`] : []),
    ...(count('not applicable') ? [`${count('not applicable')} not applicable`] : []),
  ].join(', ');
  return { kind, state: waiting > 0 ? 'open' : 'supported', says };
}
