import { settledProperties } from '@hipaa-cdk/runner';
import type { OldEnvironment } from './old-context';
import type { OldStack } from './old-stacks';
import type { Item } from './fates';

type Properties = Readonly<Record<string, unknown>>;

interface Found {
  readonly id: string;
  readonly properties: Properties;
}

/** Resources of one type. */
export function resourcesOf({ template }: Pick<OldStack, 'template'>, type: string): Found[] {
  return Object.entries(template.Resources).flatMap(([id, resource]) => {
    const { Type, Properties: properties = {} } = resource as { Type: string; Properties?: Properties };
    return Type === type ? [{ id, properties }] : [];
  });
}

const POOL = 'AWS::Cognito::UserPool';
const STANDARD = [
  'email',
  'name',
  'given_name',
  'family_name',
  'phone_number',
  'preferred_username',
  'locale',
];
const TYPES: Readonly<Record<string, string>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'boolean',
  DateTime: 'date',
};

/** Settings of the auth layer that say of people what an old stack says. */
export function authSettings(stack: OldStack, environment: OldEnvironment): Properties {
  const [pool] = resourcesOf(stack, POOL);
  const aliases = pool?.properties['AliasAttributes'];
  const signIn = Array.isArray(aliases) && aliases.includes('email') ? 'name-or-address' : 'address';
  const { callbackUrls, logoutUrls } = environment;
  return {
    ...(callbackUrls.length > 0 && { callbackUrls }),
    ...(logoutUrls.length > 0 && { logoutUrls }),
    signIn,
    ...(pool && importedOf(pool.properties)),
    attributes: attributesOf(pool?.properties ?? {}),
    resourceServers: resourceServersOf(stack),
  };
}

/** What the pool has otherwise than the layer would make it. */
function importedOf({ UsernameConfiguration: names, Schema: schema }: Properties): Properties {
  const caseSensitive = (names as Properties | undefined)?.['CaseSensitive'] !== false;
  const attributes = Array.isArray(schema) ? (schema as readonly Properties[]) : [];
  const addressOptional = !attributes.some(({ Name, Required }) => Name === 'email' && Required === true);
  if (!caseSensitive && !addressOptional) return {};
  return {
    imported: {
      ...(caseSensitive && { caseSensitive }),
      ...(addressOptional && { addressOptional }),
      reason: 'taken over with its people from the first template, and never to be changed',
    },
  };
}

function attributesOf({ Schema: schema }: Properties): object[] {
  const attributes = Array.isArray(schema) ? (schema as readonly Properties[]) : [];
  return attributes.flatMap((attribute) => {
    const name = String(attribute['Name']).replace(/^custom:/, '');
    const type = TYPES[String(attribute['AttributeDataType'])];
    if (STANDARD.includes(name) || !type) return [];
    const limits = (attribute['StringAttributeConstraints'] ?? {}) as Properties;
    const numbers = (attribute['NumberAttributeConstraints'] ?? {}) as Properties;
    return [
      {
        name,
        type,
        ...numberAs('minLength', limits['MinLength']),
        ...numberAs('maxLength', limits['MaxLength']),
        ...numberAs('min', numbers['MinValue']),
        ...numberAs('max', numbers['MaxValue']),
        ...(attribute['Mutable'] !== true && { fixed: true }),
      },
    ];
  });
}

function numberAs(name: string, value: unknown): Record<string, number> {
  return value === undefined ? {} : { [name]: Number(value) };
}

function resourceServersOf(stack: OldStack): object[] {
  return resourcesOf(stack, 'AWS::Cognito::UserPoolResourceServer').flatMap(({ properties }) => {
    const { Identifier: identifier, Scopes: scopes } = properties;
    if (typeof identifier !== 'string' || !Array.isArray(scopes)) return [];
    return [
      {
        identifier,
        scopes: (scopes as readonly Properties[]).map((scope) => ({
          name: scope['ScopeName'],
          description: scope['ScopeDescription'],
        })),
      },
    ];
  });
}

const SETTLED = ['Schema', 'AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'];

function namesOf({ Schema: schema }: Properties): string[] {
  return Array.isArray(schema) ? (schema as readonly Properties[]).map(({ Name }) => String(Name)) : [];
}

/** A pool that can be imported, as CloudFormation has to be told of it: what can never change, and nothing else. */
export interface TakenPool {
  readonly oldId: string;
  readonly id: string;
  readonly properties: Properties;
}

/** What becomes of a pool, and how it is imported if it can be. */
export interface PoolFate {
  readonly item: Item;
  readonly taken?: TakenPool;
}

/**
 * What becomes of the pool: imported where the new one is like it in all that can never change.
 *
 * @param wanted template of the auth layer with the proposed settings
 */
export function poolFate(stack: OldStack, wanted: OldStack['template']): PoolFate | undefined {
  const [old] = resourcesOf(stack, POOL);
  const [made] = resourcesOf({ template: wanted }, POOL);
  if (!old || !made) return undefined;
  const asDeployed = { Resources: { [made.id]: { Type: POOL, Properties: old.properties } } };
  const asWanted = { Resources: { [made.id]: { Type: POOL, Properties: made.properties } } };
  const apart = settledProperties(asDeployed, asWanted).map(({ problem }) => problem);
  const about = { stack: stack.name, what: `${old.id} (${POOL})` };
  if (apart.length > 0) {
    const reason = `Cognito changes none of this: ${apart.join('; ')}. People move into the new pool by file or at sign-in; passwords only at sign-in, second factors never`;
    return { item: { ...about, fate: 'made anew', reason } };
  }
  // As the new one is, so that the deploy after the import sees no change, and without what it adds.
  const { Schema: schema, ...rest } = Object.fromEntries(
    Object.entries(made.properties).filter(([name]) => SETTLED.includes(name)),
  );
  const had = namesOf(old.properties);
  const kept = (schema as readonly Properties[]).filter(({ Name }) => had.includes(String(Name)));
  const properties = { ...rest, ...(kept.length > 0 && { Schema: kept }) };
  const reason =
    'imported, with its people, passwords and second factors; whoever has no second factor sets one up at the next sign-in';
  return {
    item: { ...about, fate: 'taken over', reason },
    taken: { oldId: old.id, id: made.id, properties },
  };
}
