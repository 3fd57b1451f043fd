import {
  bootstrapArn,
  deployRoleName,
  executionRoleName,
  partitionOf,
  publishRoleName,
  releaseRoleName,
} from '@hipaa-cdk/environments';
import { type DeclaredType, type Need, permissionsOf } from '@hipaa-cdk/permissions';
import { groupAlternatives } from '../verify/alternatives';
import { nameProperties, sampleRequests } from '../verify/sample-requests';
import type { Bootstrapping } from './deployed-templates';
import { ownTags } from './own-tags';
import { type Place, placed } from './places';

/** Stands for the name of the resource that a call is about. */
const NAME = '{name}';

/** Stacks whose resources an emulator of CloudFormation makes with a role, and what each of its calls asks for. */
export interface JudgedStacks {
  /** How the names of the stacks begin. */
  readonly prefix: string;
  readonly account: string;
  /** ARN of the role that CloudFormation acts with. */
  readonly role: string;
  /** Names of the roles that whoever deploys takes, whose own calls are judged too. */
  readonly callers: readonly string[];
  /** Type of a resource -> what is called for it. */
  readonly types: Readonly<Record<string, JudgedType>>;
}

/** What is called for the resources of a type. */
export interface JudgedType {
  /** Properties that can hold the name of a resource. */
  readonly names: readonly string[];
  readonly calls: readonly JudgedCall[];
}

/** One call of a handler. */
export interface JudgedCall {
  readonly action: string;
  /** When it is made: `c` create, `r` read, `u` update, `d` delete, `t` tag. */
  readonly when: string;
  /** Where it is written that it is made. */
  readonly source: string;
  /** Each must be allowed. */
  readonly requests: readonly JudgedRequest[];
}

/** What a call asks for. */
export interface JudgedRequest {
  /** ARN, in which `{name}` stands for the name of the resource. */
  readonly resource: string;
  /** Keys that conditions ask for; the request is allowed when it is allowed with one of them. */
  readonly contexts: readonly Readonly<Record<string, string>>[];
}

export interface JudgedStacksProps extends Place, Bootstrapping {
  readonly declared?: Readonly<Record<string, DeclaredType>>;
}

/**
 * The calls that CloudFormation makes for the templates, for an emulator that judges them against the policies of the role,
 * with the names that it gives.
 */
export function judgedStacks(props: JudgedStacksProps): JudgedStacks {
  const { name, account, region, templates, declared } = props;
  const place = { partition: partitionOf(region), region, account, templates, tags: ownTags(templates) };
  const { needs } = permissionsOf({ ...place, declared });
  const types = new Map<string, JudgedCall[]>();
  for (const alternatives of groupAlternatives(needs)) {
    const [first] = alternatives;
    for (const type of first ? first.type.split(', ') : []) {
      if (!type.includes('::')) continue;
      types.set(type, [...(types.get(type) ?? []), callOf(alternatives, { ...place, type })]);
    }
  }
  const role = executionRoleName({ name, region });
  return {
    prefix: placed(`{application}-${name}-`, props),
    account,
    role: bootstrapArn('role', role, props),
    callers: [deployRoleName, publishRoleName, releaseRoleName].map((named) => named({ name, region })),
    types: Object.fromEntries(
      [...types].map(([type, calls]) => [type, { names: nameProperties(type), calls }]),
    ),
  };
}

interface CallProps extends Omit<Parameters<typeof sampleRequests>[2], 'name'> {
  readonly type: string;
}

function callOf(alternatives: readonly Need[], { type, ...place }: CallProps): JudgedCall {
  const [template] = place.templates;
  const asked = template
    ? alternatives.map((need) => sampleRequests({ ...need, type }, template, { ...place, name: NAME }))
    : [];
  const { action = '', when = '', source = '' } = alternatives[0] ?? {};
  const requests = (asked[0] ?? []).map(({ resource }, index) => ({
    resource,
    contexts: asked.flatMap((one) => one.slice(index, index + 1).map(({ context }) => context)),
  }));
  return { action, when, source, requests };
}
