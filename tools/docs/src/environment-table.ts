import { type Environment, computeLayer, hasLayer } from '@hipaa-cdk/environments';
import type { CloudFormationTemplate } from '@hipaa-cdk/template-rules';
import { table } from './table';

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
