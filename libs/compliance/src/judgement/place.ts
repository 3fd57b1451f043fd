import type { Place, Subject } from './judgement';

/** Where a logical id of a template is, for a person who looks for it. */
export function placeOf(subject: Subject, logicalId: string): Place {
  const resource = subject.template.Resources[logicalId];
  const origin = subject.origins?.get(logicalId);
  const metadataPath = resource?.Metadata?.['aws:cdk:path'];
  return {
    subject: subject.name,
    logicalId,
    resourceType: typeof resource?.Type === 'string' ? resource.Type : '',
    constructPath: origin?.path ?? (typeof metadataPath === 'string' ? metadataPath : undefined),
    sourceLine: origin?.line,
  };
}

interface Sortable {
  readonly subject: string;
  readonly rule: string;
  readonly logicalId: string;
  readonly property?: string;
}

/** Sorted by template, rule, resource and property, whatever order the engines came in. */
export function inOrder<T extends Sortable>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: sortKey(item) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ item }) => item);
}

/** By code unit: the order does not depend on the language of the machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sortKey({ subject, rule, logicalId, property = '' }: Sortable): string {
  return [subject, rule, logicalId, property].join('\0');
}
