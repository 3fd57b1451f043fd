import { layersOf, producersReadBy } from '@hipaa-cdk/nx-cdk';
import type { ProjectGraph } from '@nx/devkit';
import { type Environment, computeLayer, hasLayer } from '@hipaa-cdk/environments';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';

/** Generated text stands between two comments that Markdown does not show. */
const open = (name: string): string => `<!-- generated: ${name} -->`;
const CLOSE = '<!-- end of generated part -->';

/**
 * Puts fresh text between the marks of each named part.
 *
 * @throws Error when a part has no marks in the document
 */
export function fillGeneratedParts(document: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [name, content]) => {
    const start = text.indexOf(open(name));
    const end = text.indexOf(CLOSE, start);
    if (start < 0 || end < 0)
      throw new Error(`the document has no part "${name}" between ${open(name)} and ${CLOSE}`);
    return `${text.slice(0, start)}${open(name)}\n\n${content}\n\n${text.slice(end)}`;
  }, document);
}

/** The layers and who reads whose contract, as a Mermaid flowchart. */
export function layerPicture(graph: ProjectGraph): string {
  const layers = layersOf(graph);
  const boxes = layers.map((layer) => `  ${layer}[${layer}]`);
  const arrows = layers.flatMap((reader) =>
    producersReadBy(graph, reader).map((producer) => `  ${producer} -->|contract| ${reader}`),
  );
  return ['```mermaid', 'flowchart LR', ...boxes, ...arrows.sort(), '```'].join('\n');
}

/**
 * The rooms of the house and what each is built on, as a Mermaid flowchart. All layers are one room, and so are all contracts.
 * An arrow that others imply is left out.
 *
 * @param roots folder of each project
 * @param uses what each project imports
 */
export function roomPicture(
  roots: ReadonlyMap<string, string>,
  uses: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const rooms = new Map(
    [...roots].flatMap(([project, root]) => (isRoom(root) ? [[project, roomOf(root)]] : [])),
  );
  const direct = new Map<string, Set<string>>();
  for (const [project, room] of rooms) {
    const below = direct.get(room) ?? direct.set(room, new Set()).get(room);
    for (const used of uses.get(project) ?? []) {
      const other = rooms.get(used);
      if (other && other !== room) below?.add(other);
    }
  }
  const names = [...direct.keys()].sort();
  const arrows = names.flatMap((room) =>
    [...(direct.get(room) ?? [])]
      .filter((below) => !isImplied(direct, room, below))
      .sort()
      .map((below) => `  ${room} --> ${below}`),
  );
  return ['```mermaid', 'flowchart TD', ...names.map((name) => `  ${name}[${name}]`), ...arrows, '```'].join(
    '\n',
  );
}

/** Programs that prove this repository stand on everything, and say nothing about what holds what. */
const isRoom = (root: string): boolean =>
  /^(apps|libs(?!\/testing))\/|^(platform|exceptions|tools\/(nx-cdk|runner))$/.test(root);

function roomOf(root: string): string {
  if (root.startsWith('apps/')) return 'layers';
  return root.startsWith('libs/contracts/') ? 'contracts' : root.replace(/^.*\//, '');
}

/** Whether a path over another room leads from one to the other. */
function isImplied(direct: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>([from]);
  const waiting = [...(direct.get(from) ?? [])].filter((room) => room !== to);
  for (let room = waiting.pop(); room !== undefined; room = waiting.pop()) {
    if (room === to) return true;
    if (seen.has(room)) continue;
    seen.add(room);
    waiting.push(...(direct.get(room) ?? []));
  }
  return false;
}

/** An environment with the templates of the layers that it has, by layer. */
export interface EnvironmentFacts {
  readonly environment: Environment;
  readonly templates: ReadonlyMap<string, CloudFormationTemplate>;
}

type Fact = (facts: EnvironmentFacts) => string;

const DATA: Readonly<Record<Environment['dataClass'], string>> = {
  phi: 'protected health information',
  deidentified: 'de-identified',
  synthetic: 'synthetic',
};

/** What tells environments apart, from their files where these say it and else from the templates that come out. */
const facts: readonly (readonly [string, Fact])[] = [
  ['where', ({ environment: e }) => (e.target === 'embedded' ? 'embedded AWS' : `account ${e.account}`)],
  ['region, zones', ({ environment: e }) => `${e.region}, ${e.zones.map((zone) => zone.at(-1)).join(' ')}`],
  ['data', ({ environment: e }) => DATA[e.dataClass]],
  ['protected', ({ environment: e }) => yesOrNo(e.protected)],
  ['data outlive their stack', ({ environment: e }) => yesOrNo(e.profile.removal === 'retain')],
  ['days that logs are kept', ({ environment: e }) => String(e.profile.logRetentionDays)],
  ['compute', ({ environment: e }) => (hasLayer(e, computeLayer(e.compute)) ? e.compute : '')],
  ['site', ({ environment: e }) => e.site?.domainName ?? ''],
  ['NAT gateways', counted('network', 'AWS::EC2::NatGateway')],
  ['subnets', ({ templates }) => subnetKinds(templates.get('network'))],
  ['database instances', counted('database', 'AWS::RDS::DBInstance')],
  ['database is paused when idle', ({ templates }) => pauses(templates.get('database'))],
];

/** What environments are like, one column each. */
export function environmentTable(environments: readonly EnvironmentFacts[]): string {
  return table(
    ['', ...environments.map(({ environment }) => environment.name)],
    facts.map(([name, fact]) => [name, ...environments.map(fact)]),
  );
}

/** Which layer is in which environment. */
export function layerTable(environments: readonly EnvironmentFacts[], layers: readonly string[]): string {
  return table(
    ['', ...environments.map(({ environment }) => environment.name)],
    layers.map((layer) => [
      layer,
      ...environments.map(({ environment }) => (hasLayer(environment, layer) ? 'yes' : '')),
    ]),
  );
}

function counted(layer: string, type: string): Fact {
  return ({ templates }) => {
    const template = templates.get(layer);
    return template ? String(ofType(template, type).length) : '';
  };
}

/** The kinds that have a subnet, by the layer's own names for them. */
function subnetKinds(template: CloudFormationTemplate | undefined): string {
  if (!template) return '';
  const names = Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::EC2::Subnet')
    .map(([id]) => /(Public|Private|Isolated)/.exec(id)?.[1]?.toLowerCase() ?? id);
  return [...new Set(names)].join(', ');
}

function pauses(template: CloudFormationTemplate | undefined): string {
  if (!template) return '';
  return yesOrNo(
    ofType(template, 'AWS::RDS::DBCluster').every((cluster) => {
      const scaling = cluster['ServerlessV2ScalingConfiguration'] as { MinCapacity?: number } | undefined;
      return scaling?.MinCapacity === 0;
    }),
  );
}

function ofType(template: CloudFormationTemplate, type: string): Readonly<Record<string, unknown>>[] {
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties ?? {});
}

function yesOrNo(fact: boolean): string {
  return fact ? 'yes' : 'no';
}

/** A Markdown table, its columns as wide as their widest cell, the way the formatter writes it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
  return [line(head), line([], '-'), ...rows.map((row) => line(row))].join('\n');
}
