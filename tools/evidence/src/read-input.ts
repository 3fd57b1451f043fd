import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasLayer, type Environment } from '@hipaa-cdk/environments';
import type { ListException } from '@hipaa-cdk/compliance';
import { UserError } from '@hipaa-cdk/errors';
import publicCrosswalk from '@hipaa-cdk/compliance/crosswalk';
import {
  Crosswalk,
  type DeployedTemplate,
  type EvidenceInput,
  type Framework,
  type Lack,
  type LayerVerdict,
  type Snapshot,
  allFrameworks,
  inventory,
  parseFramework,
  readHumanSide,
  configRulesDate,
  runTimeSources,
  securityRule,
} from '@hipaa-cdk/evidence';
import { layerNames } from '@hipaa-cdk/layer-templates';
import { pipelineRoles } from '@hipaa-cdk/pipeline';
import { listAge } from '@hipaa-cdk/rules';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { stableDigest } from '@hipaa-cdk/runner';

/** Where a workspace keeps what people say, and the frameworks that it adds. */
export const HUMAN_SIDE = 'evidence';

/** Layers of the workspace that an environment has. */
export function layersOf(root: string, environment: Environment): string[] {
  return layerNames(root).filter((layer) => hasLayer(environment, layer));
}

/** Folder of what was collected from an environment, and of its report. */
export function evidenceFolder(environment: string): string {
  return join('dist', 'evidence', environment);
}

/**
 * Reads everything that the report of an environment is made from.
 *
 * @param day on which answers are due or not, as `YYYY-MM-DD`
 * @param listException who answers for a list of eligible services that is old; by default nobody does
 * @throws UserError `FRAMEWORK_INVALID`; everything else that is missing or broken is said in the report
 */
export function readInput(
  root: string,
  environment: Environment,
  day: string,
  listException?: ListException,
): EvidenceInput {
  const { name, account, region } = environment;
  const lacks: Lack[] = [];
  const layers = layersOf(root, environment);
  const read = layers.flatMap((layer) => readVerdict(root, layer, name, lacks) ?? []);
  const verdicts = read.map(({ verdict }) => verdict);
  const snapshot = readSnapshot(root, name, lacks);
  const human = readHuman(root);
  const added = addedFrameworks(root);
  const crosswalk = new Crosswalk(allFrameworks([...added.values()], [...added.keys()]));
  return {
    environment: { name, account, region },
    day,
    layers,
    verdicts,
    human,
    inventory: inventory(
      verdicts.flatMap((verdict) => deployedTemplate(root, verdict, name, lacks) ?? []),
      verdicts,
    ),
    crosswalk,
    sources: runTimeSources(publicCitations),
    pipelineRoles: pipelineRoles(environment),
    ...(snapshot && { snapshot }),
    digests: {
      verdict: sha256(read.map(({ text }) => text).join('')),
      records: stableDigest(snapshot?.layers ?? []),
      answers: stableDigest([human.lines, human.answers, human.decisions]),
      snapshot: snapshot ? stableDigest(snapshot) : 'none',
      frameworks: stableDigest(crosswalk.frameworks),
    },
    versions: versions(root, crosswalk, day),
    lacks: [...lacks, ...listLacks(day, listException), ...human.lacks],
  };
}

/** A list that is old by now may lack what AWS has added, or hold what it has taken off. */
function listLacks(day: string, exception: ListException | undefined): Lack[] {
  const { old, sentence } = listAge(day);
  if (!old) return [];
  const holds = exception !== undefined && day <= exception.expires;
  const who = holds
    ? `${exception.owner} answers for it until ${exception.expires} (${exception.ticket}): ${exception.reason}`
    : 'nobody answers for it';
  return [
    {
      code: 'ELIGIBLE_LIST_OLD',
      message: `${sentence}; ${who}`,
      remedy: 'compare it with https://aws.amazon.com/compliance/hipaa-eligible-services-reference/',
    },
  ];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function publicCitations(rule: string): readonly string[] {
  const all: Readonly<Record<string, { readonly hipaa: readonly string[] }>> = publicCrosswalk;
  return (all[rule]?.hipaa ?? []).map((id) => `45 CFR ${id}`);
}

interface Kept {
  readonly findings: Omit<LayerVerdict, 'layer' | 'templates' | 'rules' | 'proofs'> & {
    readonly subjects: readonly {
      readonly name: string;
      readonly environment?: string;
      readonly context: { readonly dataClass: string };
    }[];
  };
  readonly ledger: Pick<LayerVerdict, 'rules' | 'proofs'>;
  readonly templates: readonly { readonly environment: string; readonly template: string }[];
}

const FILES = ['findings', 'ledger', 'templates'] as const;

/** The part of a layer's verdict that is about one environment; undefined, and said, where there is none that can be read. */
function readVerdict(
  root: string,
  layer: string,
  environment: string,
  lacks: Lack[],
): { readonly verdict: LayerVerdict; readonly text: string } | undefined {
  const folder = join(root, 'dist', 'check', layer);
  if (!existsSync(join(folder, 'ledger.json'))) return undefined;
  try {
    const texts = FILES.map((file) => readFileSync(join(folder, `${file}.json`), 'utf8'));
    const [findings, ledger, templates] = texts.map((text) => JSON.parse(text) as unknown);
    const kept = { findings, ledger, templates } as Kept;
    if (kept.findings.subjects.length !== kept.templates.length)
      throw new Error('its files are of different checks');
    return { verdict: ofEnvironment(layer, environment, kept), text: texts.join('') };
  } catch (error) {
    lacks.push({
      code: 'VERDICT_UNREADABLE',
      message: `the verdict on ${layer} cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : 'no reason given'}`,
      remedy: `npx nx run ${layer}:check --env=${environment}`,
    });
    return undefined;
  }
}

function ofEnvironment(
  layer: string,
  environment: string,
  { findings, ledger, templates }: Kept,
): LayerVerdict {
  const subjects = findings.subjects
    .map((subject, index) => ({ ...subject, digest: templates[index]?.template ?? '' }))
    .filter((subject) => subject.environment === environment);
  const names = new Set(subjects.map(({ name }) => name));
  // Without the environment's name a resource has the same id in each, so that two reports can be compared.
  const bare = (name: string): string =>
    name
      .split(' ')
      .filter((word) => word !== environment)
      .join(' ');
  const own = <T extends { readonly subject: string }>(list: readonly T[]): T[] =>
    list.filter(({ subject }) => names.has(subject)).map((one) => ({ ...one, subject: bare(one.subject) }));
  return {
    layer,
    templates: subjects.map(({ name, digest, context }) => ({
      subject: bare(name),
      digest,
      dataClass: context.dataClass,
    })),
    rules: ledger.rules,
    findings: own(findings.findings),
    excepted: own(findings.excepted),
    corrected: own(findings.corrected),
    proofs: own(ledger.proofs),
  };
}

/** The template that the verdict is about, for the inventory: one that was made since is another. */
function deployedTemplate(
  root: string,
  { layer, templates: [judged] }: LayerVerdict,
  environment: string,
  lacks: Lack[],
): DeployedTemplate | undefined {
  const folder = join(root, 'dist', 'cdk', layer, environment);
  const file = existsSync(folder)
    ? readdirSync(folder).find((one) => one.endsWith('.template.json'))
    : undefined;
  const template = file && (JSON.parse(readFileSync(join(folder, file), 'utf8')) as CloudFormationTemplate);
  if (judged && template && stableDigest(template) === judged.digest)
    return { layer, subject: judged.subject, dataClass: judged.dataClass, template };
  lacks.push({
    code: 'TEMPLATE_MISSING',
    message: `the template of ${layer} that was judged is not in dist/cdk: of its resources only those that a rule saw are in the inventory`,
    remedy: `npx nx run ${layer}:check --env=${environment} --skip-nx-cache`,
  });
  return undefined;
}

function readSnapshot(root: string, environment: string, lacks: Lack[]): Snapshot | undefined {
  const file = join(evidenceFolder(environment), 'snapshot.json');
  if (!existsSync(join(root, file))) return undefined;
  try {
    const snapshot = JSON.parse(readFileSync(join(root, file), 'utf8')) as Partial<Snapshot>;
    if (snapshot.environment && snapshot.at && snapshot.layers && snapshot.observations)
      return snapshot as Snapshot;
  } catch {
    // Said below, with the name of the file.
  }
  lacks.push({
    code: 'SNAPSHOT_UNREADABLE',
    message: `${file} is no snapshot of an account`,
    remedy: `npx nx run evidence:collect --env=${environment}`,
  });
  return undefined;
}

function readHuman(root: string): ReturnType<typeof readHumanSide> {
  const list = (name: string): unknown => {
    const file = join(root, HUMAN_SIDE, `${name}.json`);
    return existsSync(file) ? readJson(file, `${HUMAN_SIDE}/${name}.json`) : [];
  };
  const paragraphs = new Map(
    securityRule.requirements.map(({ id, specification }) => [id, specification === 'addressable']),
  );
  const lists = { lines: list('lines'), answers: list('answers'), decisions: list('decisions') };
  return readHumanSide(lists, paragraphs);
}

/** A team's own frameworks by the names of their files, in the order of these. */
function addedFrameworks(root: string): ReadonlyMap<string, Framework> {
  const folder = join(root, HUMAN_SIDE, 'frameworks');
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(
    files.sort().map((file) => {
      const name = `${HUMAN_SIDE}/frameworks/${file}`;
      return [name, parseFramework(readJson(join(folder, file), name), name)];
    }),
  );
}

/** @throws UserError `EVIDENCE_UNREADABLE` */
function readJson(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (cause) {
    throw new UserError({
      code: 'EVIDENCE_UNREADABLE',
      message: `${name} is no JSON: ${cause instanceof Error ? cause.message : ''}`,
      remedy: `mend ${name}; npx prettier ${name} shows the place`,
      cause,
    });
  }
}

function versions(root: string, { frameworks }: Crosswalk, day: string): Record<string, string> {
  const { version } = readJson(join(root, 'package.json'), 'package.json') as { version: string };
  const { dependencies } = readJson(join(root, 'package.json'), 'package.json') as {
    dependencies: Readonly<Record<string, string>>;
  };
  return {
    'This platform': version,
    'cdk-nag': dependencies['cdk-nag'] ?? 'unknown',
    'aws-cdk-lib': dependencies['aws-cdk-lib'] ?? 'unknown',
    'List of HIPAA-eligible services': listAge(day).listDate,
    'Citations of rules of AWS Config': configRulesDate,
    ...Object.fromEntries(frameworks.map(({ title, date }) => [title, date])),
  };
}
