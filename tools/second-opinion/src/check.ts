import { readFileSync } from 'node:fs';
import { UserError } from '@hipaa-cdk/errors';
import { table } from '@hipaa-cdk/runner';
import { z } from 'zod';
import type { Disagreement } from './disagreement';
import type { Engine } from './engines/engine';
import { type Finding, resourceOf, type EngineName } from './finding';
import type { Say } from './python-packages';
import type { SynthesisedTemplate } from './synthesised-templates';

interface CheckProps {
  readonly engines: readonly Engine[];
  readonly templates: readonly SynthesisedTemplate[];
  readonly disagreements: readonly Disagreement[];
  /** Whether these are all templates: only then is an entry without a finding stale. */
  readonly isWhole: boolean;
  readonly say: Say;
}

/**
 * Asks every engine about every template and holds the answers against the reviewed list.
 *
 * @returns one line for when all is well
 * @throws UserError `SECOND_OPINION_DISAGREES` with a table of what is not reviewed or stale
 */
export async function check({
  engines,
  templates,
  disagreements,
  isWhole,
  say,
}: CheckProps): Promise<string> {
  const answers = await Promise.all(engines.map((engine) => ask(engine, templates, say)));
  const findings = [...answers.flat(), ...templateSuppressions(templates)];
  const comparison = compare(findings, disagreements);
  const { unreviewed } = comparison;
  const stale = isWhole ? comparison.stale : [];
  if (unreviewed.length + stale.length > 0) {
    throw new UserError({
      code: 'SECOND_OPINION_DISAGREES',
      message: `${unreviewed.length} findings without a review, ${stale.length} reviews without a finding.\n${report({ unreviewed, stale })}`,
      remedy:
        'Mend the layer, or write down in tools/second-opinion/src/disagreements why the engine is wrong; take out what is stale',
    });
  }
  return `${templates.length} templates; all ${findings.length} findings are among ${disagreements.length} reviewed disagreements`;
}

async function ask(
  engine: Engine,
  templates: readonly SynthesisedTemplate[],
  say: Say,
): Promise<readonly Finding[]> {
  say(`${engine.name} looks at ${templates.length} templates`);
  const findings = distinctFindings(await engine.judge(templates));
  say(`${engine.name} has ${findings.length} findings`);
  return findings;
}

/** A piece of the list that no engine gives a cause for any more. */
interface Stale {
  readonly disagreement: Disagreement;
  /** The resource or environment without a finding, or undefined when the whole entry has none. */
  readonly part: string | undefined;
}

interface Comparison {
  /** Findings that no entry of the list answers. */
  readonly unreviewed: readonly Finding[];
  readonly stale: readonly Stale[];
}

/** Holds what the engines say against the list of what has been reviewed. Both must cover each other exactly. */
export function compare(findings: readonly Finding[], list: readonly Disagreement[]): Comparison {
  return {
    unreviewed: findings.filter((finding) => !list.some((entry) => answers(entry, finding))),
    stale: list.flatMap((entry) =>
      staleParts(
        entry,
        findings.filter((finding) => answers(entry, finding)),
      ),
    ),
  };
}

function answers({ engine, rule, resources, environments }: Disagreement, finding: Finding): boolean {
  return (
    engine === finding.engine &&
    rule === finding.rule &&
    (resources === 'every' || resources.includes(resourceOf(finding))) &&
    (environments === undefined || environments.includes(finding.environment))
  );
}

function staleParts(disagreement: Disagreement, answered: readonly Finding[]): Stale[] {
  if (answered.length === 0) return [{ disagreement, part: undefined }];
  const { resources, environments = [] } = disagreement;
  const accused = new Set(answered.flatMap((finding) => [resourceOf(finding), finding.environment]));
  const parts = [...(resources === 'every' ? [] : resources), ...environments];
  return parts.filter((part) => !accused.has(part)).map((part) => ({ disagreement, part }));
}

/** One finding a rule, template and resource: an engine that checks three properties for one rule says it three times. */
export function distinctFindings(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.engine, finding.rule, finding.environment, resourceOf(finding)].join(' ');
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

/** Keys of `Metadata` by which a template tells an engine to look away. Guard's registry also heeds those of cfn_nag. */
const SWITCHES: Readonly<Record<string, EngineName>> = {
  guard: 'cfn-guard',
  cfn_nag: 'cfn-guard',
  'cfn-lint': 'cfn-lint',
  checkov: 'checkov',
};

/** Name of the rule in findings of this check. */
export const SUPPRESSED = 'SUPPRESSED_IN_TEMPLATE';

const metadata = z.object({ Metadata: z.record(z.string(), z.unknown()).optional() });
const template = metadata.extend({ Resources: z.record(z.string(), metadata).optional() });

/** What templates keep from the engines: the list of disagreements is the only place for that. */
export function templateSuppressions(templates: readonly SynthesisedTemplate[]): readonly Finding[] {
  return templates.flatMap(({ layer, environment, path }) => {
    const { Metadata, Resources = {} } = template.parse(JSON.parse(readFileSync(path, 'utf8')));
    const places = [
      { Metadata },
      ...Object.entries(Resources).map(([logicalId, r]) => ({ ...r, logicalId })),
    ];
    return places.flatMap(({ Metadata: keys = {}, ...where }) =>
      Object.keys(keys).flatMap((key) => {
        const engine = SWITCHES[key];
        const message = `the template itself switches rules off, in Metadata.${key}`;
        return engine ? [{ engine, rule: SUPPRESSED, layer, environment, ...where, message }] : [];
      }),
    );
  });
}

const LONGEST_MESSAGE = 120;

/** The findings and entries that need somebody's eye, as a table; empty when there are none. */
export function report({ unreviewed, stale }: Comparison): string {
  const parts = [
    ...(unreviewed.length > 0
      ? [
          'Nobody has reviewed:',
          table(['engine', 'rule', 'resource', 'environments', 'what it says'], findingRows(unreviewed)),
        ]
      : []),
    ...(stale.length > 0
      ? [
          'No engine says any more:',
          table(['engine', 'rule', 'resource or environment'], stale.map(staleRow)),
        ]
      : []),
  ];
  return parts.join('\n');
}

/** One row for what is said in several environments alike. */
function findingRows(findings: readonly Finding[]): string[][] {
  const rows = new Map<string, { first: Finding; environments: string[] }>();
  for (const finding of findings) {
    const key = [finding.engine, finding.rule, resourceOf(finding)].join(' ');
    const row = rows.get(key) ?? { first: finding, environments: [] };
    row.environments.push(finding.environment);
    rows.set(key, row);
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, { first, environments }]) => [
      first.engine,
      first.rule,
      resourceOf(first),
      environments.sort().join(' '),
      shortened(first.message),
    ]);
}

/** Some engines quote half the template. */
function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE - 1)}…`;
}

function staleRow({ disagreement, part }: Stale): string[] {
  return [disagreement.engine, disagreement.rule, part ?? 'the whole entry'];
}
