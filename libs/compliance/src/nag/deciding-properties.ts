import type { ViewedResource } from '@hipaa-cdk/rules';

/** What a rule decided by, as far as can be seen from outside. */
export interface DecidingProperties {
  /** Such as `Properties.Encrypted`, or several joined by commas; `Properties` when it looked at none. */
  readonly property: string;
  /** Value in the template, or one for each property when there are several; undefined when it is missing. */
  readonly value: unknown;
}

/** Members that every resource has and that are no property in a template. */
const NOT_PROPERTIES: ReadonlySet<string> = new Set(
  `node stack ref env logicalId creationStack cfnOptions cfnResourceType cfnProperties cfnPropertyNames tags
   constructor prototype tagManager then toJSON toString valueOf _toCloudFormation getAtt`.split(/\s+/),
);

/** A missing name says nothing: rules read it to find the resources around the one they judge. */
const NEIGHBOUR = /(?:Name|Identifier)$/;

/** Names the properties behind the members that a rule read. */
export function decidingProperties(resource: ViewedResource, read: ReadonlySet<string>): DecidingProperties {
  const { properties } = resource;
  const byName = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const names = [...read]
    .filter((member) => !NOT_PROPERTIES.has(member) && !member.startsWith('attr') && !member.startsWith('_'))
    .map((member) => byName.get(member.toLowerCase()) ?? missingName(member))
    .filter((name) => name in properties || !NEIGHBOUR.test(name));
  const [first] = names;
  if (first === undefined) return { property: 'Properties', value: undefined };
  return {
    property: names.map((name) => `Properties.${name}`).join(', '),
    value:
      names.length === 1
        ? properties[first]
        : Object.fromEntries(names.map((name) => [name, properties[name]])),
  };
}

function missingName(member: string): string {
  return member.charAt(0).toUpperCase() + member.slice(1);
}
