import data from './cloudformation-types.json';

/** What AWS says about a resource type of CloudFormation, in its registry. */
export interface CloudFormationType {
  /** Properties that identify a resource. */
  readonly id?: readonly string[];
  /** Whether the service makes up a part of the identifier. */
  readonly made?: boolean;
  /** Property that holds the tags; none where resources of the type have no tags. */
  readonly tags?: string;
  /** Whether a resource has its tags from its first moment on. */
  readonly tagged?: boolean;
  /** Whether CloudFormation puts its own tags on a resource, and with them those of the stack. */
  readonly stamped?: boolean;
  /** When CloudFormation makes a call (`c` create, `r` read, `u` update, `d` delete, `t` tag) -> actions. */
  readonly calls: Readonly<Record<string, readonly string[]>>;
}

const types = data.types as Readonly<Record<string, CloudFormationType>>;

/** Where the data come from, and of which day they are. */
export const typeDataSource: { readonly source: string; readonly date: string } = {
  source: data.source,
  date: data.date,
};

/**
 * What AWS says about a type.
 *
 * @returns undefined for types that it does not describe: those of third parties, of teams, and custom resources
 */
export function cloudFormationType(type: string): CloudFormationType | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined;
}

/** Names of all types that AWS describes. */
export function cloudFormationTypes(): readonly string[] {
  return Object.keys(types);
}

/** One call that CloudFormation makes for a resource. */
export interface HandlerCall {
  /** As the registry writes it; it may have wildcards, and it may not exist. */
  readonly action: string;
  /** Letters of when. */
  readonly when: string;
}

/** All calls for a type, each once. */
export function handlerCalls({ calls }: CloudFormationType): readonly HandlerCall[] {
  return Object.entries(calls).flatMap(([when, actions]) => actions.map((action) => ({ action, when })));
}

/** Prefix of the actions that are of the type's own service, such as `rds`. */
export function serviceOf(type: string): string {
  const known = cloudFormationType(type);
  const second = (type.split('::')[1] ?? '').toLowerCase();
  const counts = new Map<string, number>();
  for (const { action } of known ? handlerCalls(known) : []) {
    const service = (action.split(':')[0] ?? '').toLowerCase();
    // Identities and keys are asked for by every service.
    const weight = SUPPORTING.has(service) && service !== second ? 0 : 1;
    counts.set(service, (counts.get(service) ?? 0) + weight);
  }
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? second;
}

const SUPPORTING: ReadonlySet<string> = new Set(['iam', 'kms', 'ec2', 's3', 'sts', 'logs', 'organizations']);
