import type { ActionReference, ActionResource } from '../reference/service-reference';
import { type Place, type TypeNames, isNamedById } from './names';

/** A pattern of ARNs, and whether the tags of what fits it tell whose it is. */
export interface ArnPattern {
  readonly arn: string;
  /** Kind of resource in the words of the reference, such as `security-group`. */
  readonly kind: string;
  /** Whether the service makes up the name, so that the pattern fits everybody's. */
  readonly anybodys: boolean;
  /** Whether all resources of the kind in the templates are tagged from their first moment on. */
  readonly tagged: boolean;
}

/** Places in an ARN that say what something is and not which one. */
const NOT_NAMES = /^(scope|type|engine|engineversion|resourcetype|elbtype)$/i;
/** Places that a service fills in itself. */
const MADE_UP = /(id|uuid|guid|arn|hash|token|suffix|number|version|date|revision)$/i;

export interface ArnPatternsProps extends Place {
  readonly types: ReadonlyMap<string, TypeNames>;
  /** How names of the environments begin that have what the call is for. */
  readonly prefixes: readonly string[];
}

/**
 * Patterns of the resources that CloudFormation can call an action on: those kinds that a call always names, and those
 * that the templates have.
 */
export function arnPatterns(action: ActionReference, props: ArnPatternsProps): readonly ArnPattern[] {
  const service = action.action.split(':')[0] ?? '';
  const kinds = action.resources.map((resource) => ({ resource, owner: ownerOf(resource, props.types) }));
  // A resource of another service is one that the templates have; of its own, it may be any that a call has to name.
  const near = kinds.filter(({ resource, owner }) => owner !== undefined || isOf(service, resource));
  const used = near.filter(({ resource, owner }) => resource.required || owner !== undefined);
  const chosen = [used, near, kinds].find((some) => some.length > 0) ?? [];
  return chosen.flatMap(({ resource, owner }) => patternsOf(resource, owner, props));
}

function isOf(service: string, { arn }: ActionResource): boolean {
  return [service, ''].includes(arnService(arn));
}

/** Service in an ARN, by the prefix of its actions. */
function arnService(arn: string): string {
  const service = arn.split(':')[2] ?? '';
  return service === 'catalog' ? 'servicecatalog' : service;
}

/** The type of the templates whose resources are of this kind. */
function ownerOf(
  { name, arn }: ActionResource,
  types: ReadonlyMap<string, TypeNames>,
): TypeNames | undefined {
  const kind = plain(name);
  const service = arnService(arn);
  const ofService = [...types.values()].filter((one) => one.service === service);
  return ofService.find(({ type }) => KINDS[type]?.includes(kind) ?? isNamedLike(type, kind));
}

/** Types whose kind of resource the reference calls otherwise. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::ManagedPolicy': ['policy'],
  'AWS::EC2::EIP': ['elasticip'],
  'AWS::EC2::FlowLog': ['vpcflowlog'],
  'AWS::RDS::DBCluster': ['cluster'],
  'AWS::RDS::DBInstance': ['db'],
  'AWS::RDS::DBSubnetGroup': ['subgrp'],
  'AWS::RDS::DBClusterParameterGroup': ['clusterpg'],
  'AWS::RDS::DBParameterGroup': ['pg'],
  'AWS::RDS::OptionGroup': ['og'],
  'AWS::Lambda::LayerVersion': ['layer', 'layerversion'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [
    'loadbalancerapp',
    'loadbalancernet',
    'loadbalancergwy',
    'loadbalancer',
  ],
  'AWS::ElasticLoadBalancingV2::Listener': ['listenerapp', 'listenernet', 'listenergwy'],
  'AWS::ElasticLoadBalancingV2::ListenerRule': ['listenerruleapp', 'listenerrulenet'],
  'AWS::ServiceCatalog::CloudFormationProduct': ['product'],
  'AWS::Cognito::UserPool': ['userpool'],
  'AWS::Cognito::IdentityPool': ['identitypool'],
  'AWS::Route53::RecordSet': ['hostedzone'],
  'AWS::Events::Rule': ['ruleondefaulteventbus', 'ruleoncustomeventbus', 'rule'],
};

function isNamedLike(type: string, kind: string): boolean {
  return plain(type.split('::')[2] ?? '') === kind;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function patternsOf(
  { name, arn }: ActionResource,
  owner: TypeNames | undefined,
  props: ArnPatternsProps,
): readonly ArnPattern[] {
  const whole = placed(arn, props);
  const places = [...whole.matchAll(/\$\{(\w+)\}/g)].map(([, place = '']) => place);
  const place = places.find((one) => !NOT_NAMES.test(one));
  // A secret has its id in its name, and is named all the same.
  const byId = owner !== undefined && isNamedById(owner.type);
  const made = place === undefined || (MADE_UP.test(place) && name !== 'Secret' && !byId);
  const names = made ? ['*'] : (owner?.names ?? props.prefixes);
  const common = { kind: name, tagged: owner?.tagged ?? false };
  return names.map((one) => {
    const filled = place === undefined ? whole : withName(whole, `\${${place}}`, one);
    const rest = filled.replace(/\$\{\w+\}/g, '*');
    return { ...common, arn: withStreams(rest), anybodys: one === '*' };
  });
}

/** Names of parameters begin with the slash that stands in the ARN already; those of log groups keep theirs. */
function withName(arn: string, place: string, name: string): string {
  const own = arn.includes(`/${place}`) ? name.replace(/^\//, '') : name;
  return arn.replace(place, own);
}

/** Calls name a group of logs together with its streams. */
function withStreams(arn: string): string {
  return arn.includes(':log-group:') && !arn.endsWith('*') ? `${arn}*` : arn;
}

function placed(arn: string, { partition, region, account }: Place): string {
  return arn
    .replaceAll('${Partition}', partition)
    .replaceAll('${Region}', region)
    .replaceAll('${Account}', account);
}
