import { statefulTypes } from '@hipaa-cdk/rules';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { resourceId } from './rule-evidence';
import type { LayerVerdict } from './verdict';

/** A template as it is deployed, for the inventory. */
export interface DeployedTemplate {
  readonly layer: string;
  /** Name in the verdict, such as `storage prod`. */
  readonly subject: string;
  readonly dataClass: string;
  readonly template: CloudFormationTemplate;
}

/** What a resource has to do with data. */
export type DataRole = 'holds' | 'carries' | 'none';

/** One resource of the environment. */
export interface InventoryItem {
  readonly id: string;
  readonly layer: string;
  readonly subject: string;
  readonly logicalId: string;
  readonly type: string;
  readonly path?: string;
  readonly source?: string;
  readonly role: DataRole;
  /** Whether the data may be health information: it holds or carries data, and the environment has such data. */
  readonly healthData: boolean;
  /** Ids of resources of the same template that its properties name. */
  readonly names: readonly string[];
  /** Values of other layers that it is given, such as `network/vpc-id`. */
  readonly given: readonly string[];
}

/** All that is there, and what leads where. */
export interface Inventory {
  readonly resources: readonly InventoryItem[];
  /** Layer -> layers whose values it is given: the map of the network between layers. */
  readonly layers: Readonly<Record<string, readonly string[]>>;
}

/** Types through which data pass without staying. */
const CARRIES = new RegExp(
  `^AWS::(${[
    'ApiGateway(V2)?::(RestApi|Api|Stage)',
    'CloudFront::Distribution',
    'EC2::(VPCEndpoint|NatGateway|Instance)',
    'ECS::(Service|TaskDefinition)',
    'ElasticBeanstalk::Environment',
    'ElasticLoadBalancingV2::(LoadBalancer|Listener|TargetGroup)',
    'Events::Rule',
    'KinesisFirehose::DeliveryStream',
    'Lambda::Function',
    'SNS::Topic',
    'SQS::Queue',
  ].join('|')})$`,
);

/** Keys and plain logs of machines are kept like data, and hold none. */
const NO_DATA = new Set([
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::ECR::Repository',
  'AWS::CodeCommit::Repository',
]);

const WITH_HEALTH_DATA = new Set(['phi', 'unknown']);

/** Lists every resource of the templates, with what the verdict knows of where it comes from. */
export function inventory(
  templates: readonly DeployedTemplate[],
  verdicts: readonly LayerVerdict[],
): Inventory {
  const places = new Map<string, Place>(
    verdicts
      .flatMap(({ proofs, findings, excepted, corrected }) => [
        ...proofs,
        ...findings,
        ...excepted,
        ...corrected,
      ])
      .map((place) => [resourceId(place), place]),
  );
  const resources = templates.flatMap(({ layer, subject, dataClass, template }) =>
    Object.entries(template.Resources).map(([logicalId, { Type, Properties, Metadata }]): InventoryItem => {
      const id = resourceId({ subject, logicalId });
      const place = places.get(id);
      const path = place?.constructPath ?? Metadata?.['aws:cdk:path'];
      const role = roleOf(Type);
      const named = namesIn(Properties);
      const own = named.filter((name) => Object.hasOwn(template.Resources, name) && name !== logicalId);
      return {
        id,
        layer,
        subject,
        logicalId,
        type: Type,
        ...(typeof path === 'string' && { path }),
        ...(place?.sourceLine && { source: place.sourceLine }),
        role,
        healthData: role !== 'none' && WITH_HEALTH_DATA.has(dataClass),
        names: own.map((name) => resourceId({ subject, logicalId: name })),
        given: named.flatMap((name) => contractEntry(template, name) ?? []),
      };
    }),
  );
  const known = new Set(resources.map(({ id }) => id));
  const published = verdicts.flatMap((verdict) => publishedResources(verdict, places, known));
  const layers = templates.map(({ layer }) => {
    const given = resources.filter((one) => one.layer === layer).flatMap((one) => one.given);
    return [layer, [...new Set(given.map((entry) => entry.split('/')[0] ?? ''))].sort()] as const;
  });
  return { resources: [...resources, ...published], layers: Object.fromEntries(layers) };
}

/** Resources of nested stacks and of what a layer publishes for others to launch: what the verdict says of them. */
function publishedResources(
  { layer, templates, proofs, findings }: LayerVerdict,
  places: ReadonlyMap<string, Place>,
  known: ReadonlySet<string>,
): InventoryItem[] {
  const ids = new Set([...proofs, ...findings].map(resourceId));
  return [...ids].flatMap((id) => {
    const place = places.get(id);
    if (!place?.resourceType || known.has(id)) return [];
    const { subject, logicalId, resourceType: type, constructPath: path, sourceLine: source } = place;
    const dataClass = templates.find((one) => one.subject === subject)?.dataClass ?? 'unknown';
    const role = roleOf(type);
    return {
      ...{ id, layer, subject, logicalId, type, role, names: [], given: [] },
      ...(path && { path }),
      ...(source && { source }),
      healthData: role !== 'none' && WITH_HEALTH_DATA.has(dataClass),
    };
  });
}

type Place = LayerVerdict['proofs'][number] | LayerVerdict['findings'][number];

/** What resources of a type have to do with data. */
export function roleOf(type: string): DataRole {
  if (Object.hasOwn(statefulTypes, type) && !NO_DATA.has(type)) return 'holds';
  return CARRIES.test(type) ? 'carries' : 'none';
}

/** Everything that properties name by `Ref`, `Fn::GetAtt` or `Fn::Sub`, each once. */
function namesIn(value: unknown): string[] {
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, inner] of Object.entries(part)) {
      if (key === 'Ref' && typeof inner === 'string') found.add(inner);
      else if (key === 'Fn::GetAtt') found.add(String([inner].flat()[0]).split('.')[0] ?? '');
      else if (key === 'Fn::Sub')
        for (const [, name = ''] of JSON.stringify(inner).matchAll(/\$\{([A-Za-z0-9]+)/g)) found.add(name);
      look(inner);
    }
  };
  look(value);
  return [...found].sort();
}

/** `network/vpc-id` for a parameter that comes from the Parameter Store. */
function contractEntry({ Parameters = {} }: CloudFormationTemplate, name: string): string | undefined {
  const parameter = Parameters[name] as { Type?: string; Default?: unknown } | undefined;
  if (!parameter?.Type?.startsWith('AWS::SSM::Parameter::Value<')) return undefined;
  const [, , , layer, ...entry] = String(parameter.Default).split('/');
  return layer && entry.length > 0 ? `${layer}/${entry.join('/')}` : undefined;
}
