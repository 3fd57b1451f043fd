import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { TypeFacts } from '@hipaa-cdk/rules';

type Database = ReturnType<typeof loadAwsServiceSpecSync>;
type Properties = Readonly<Record<string, { readonly type: unknown }>>;

/** How deep settings of one type are followed. */
const DEEPEST = 4;

/** What the name of a property says about what the property decides. */
const aspects: readonly (readonly [letter: string, name: RegExp])[] = [
  ['e', /(kms|encrypt|^sse|customermanagedkey)/i],
  ['t', /(tls|ssl|https|intransit|transitencryption|securitypolicy$|minimumprotocol)/i],
  [
    'a',
    /(public(ly|access)|authtype|authorizationtype|authentication|^principals?$|policydocument|resourcepolicy|accesspolic)/i,
  ],
  ['l', /(logging|logs?config|logconfiguration|auditlog|cloudwatchlogs|logpublishing|accesslog)/i],
  ['b', /(backupretention|snapshotretention|pointintime|deletionprotection|backuppolicy|automaticbackup)/i],
];

const key = /(kms|encryption)\w*(key|arn|id)\w*$|^customermanagedkey$|^kmskey$|^encryptionkey$/i;
const noKey = /(period|role|enable|type|provider|password|token|context)/i;
const policy = /(Policy|PolicyDocument|PolicyText|AccessPolicies)$/;

/** Documents that are called policies, and say nothing of who is let in. */
const noAccess =
  /^(FilterPolicy|RedrivePolicy|RedriveAllowPolicy|DeliveryPolicy|ReplayPolicy|ArchivePolicy|DataProtectionPolicy)$/;

/** What every type of CloudFormation has that rules ask about, from AWS's own description of the types. */
export function deriveTypeFacts(): Readonly<Record<string, TypeFacts>> {
  const database = loadAwsServiceSpecSync();
  const facts = database
    .all('resource')
    .map((type): [string, TypeFacts] => [
      type.cloudFormationType,
      factsOf([...propertiesOf(database, type.properties, '', [])]),
    ])
    .filter(([, { keys, policies, aspects: letters }]) => keys || policies || letters)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(facts);
}

interface FoundProperty {
  readonly path: string;
  readonly isJson: boolean;
}

function factsOf(properties: readonly FoundProperty[]): TypeFacts {
  const last = ({ path }: FoundProperty): string => path.split('.').at(-1) ?? '';
  const keys = properties
    .filter((one) => key.test(last(one)) && !noKey.test(last(one)))
    .map(({ path }) => path);
  const policies = properties
    .filter((one) => one.isJson && policy.test(last(one)) && !noAccess.test(last(one)))
    .map(({ path }) => path);
  const letters = aspects
    .filter(([, name]) => properties.some((one) => name.test(last(one))))
    .map(([letter]) => letter)
    .join('');
  return {
    ...(keys.length > 0 && { keys }),
    ...(policies.length > 0 && { policies }),
    ...(letters !== '' && { aspects: letters }),
  };
}

function* propertiesOf(
  database: Database,
  properties: Properties,
  parent: string,
  trail: readonly string[],
): Iterable<FoundProperty> {
  for (const [name, { type }] of Object.entries(properties)) {
    const path = parent === '' ? name : `${parent}.${name}`;
    const parts = flat(type, '');
    yield { path, isJson: parts.some(({ kind }) => kind === 'json') };
    if (trail.length >= DEEPEST) continue;
    for (const { reference, suffix } of parts) {
      if (reference === undefined || trail.includes(reference.$ref)) continue;
      const definition = database.get('typeDefinition', reference as never) as { properties: Properties };
      yield* propertiesOf(database, definition.properties, path + suffix, [...trail, reference.$ref]);
    }
  }
}

interface TypePart {
  readonly kind: string;
  readonly reference?: { readonly $ref: string };
  readonly suffix: string;
}

/** Alternatives of a type, and elements of its lists. */
function flat(type: unknown, suffix: string): TypePart[] {
  const one = type as {
    readonly type: string;
    readonly types?: readonly unknown[];
    readonly element?: unknown;
    readonly reference?: TypePart['reference'];
  };
  if (one.type === 'union') return (one.types ?? []).flatMap((inner) => flat(inner, suffix));
  if (one.type === 'array') return flat(one.element, '.*');
  return [{ kind: one.type, suffix, ...(one.type === 'ref' && { reference: one.reference }) }];
}
