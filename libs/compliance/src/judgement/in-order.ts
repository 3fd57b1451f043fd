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
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sortKey({ subject, rule, logicalId, property = '' }: Sortable): string {
  return [subject, rule, logicalId, property].join('\0');
}
