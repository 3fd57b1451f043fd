import {
  type LayerChanges,
  type PropertyChange,
  type PublishedChange,
  type ResourceChange,
  actionText,
  inPlainLines,
  sectionsOf,
  summaryOf,
} from './layer-changes';

/** More changed values of one resource are counted, not shown: the files have them all. */
const MOST_VALUES = 8;
/** More added resources than this are counted by type. */
const MOST_ADDED = 12;

/** The changes of a layer for a terminal. */
export function changesAsText(all: LayerChanges): string {
  const changes = inPlainLines(all);
  const title = `${changes.layer} in ${changes.environment}`;
  if (changes.state === 'unchanged') return `${title}: nothing to do`;
  const what = changes.state === 'new' ? 'not deployed yet; ' : '';
  const sections = sectionsOf(changes).map(({ title: heading, resources }) =>
    block(heading, heading === 'Added' ? addedLines(resources) : resources.flatMap(resourceLines)),
  );
  return [
    `${title}: ${what}${summaryOf(changes)}`,
    ...sections,
    block('Published values', changes.published.flatMap(publishedLines)),
    block(
      'Inputs that moved since the last deploy',
      changes.inputs.flatMap(({ name, before, after }) => [`  ${name}`, `      ${before} → ${after}`]),
    ),
    block(
      'Stack',
      changes.notes.map((note) => `  ${note}`),
    ),
    `  Rests on ${changes.basis}.`,
  ]
    .filter(Boolean)
    .join('\n');
}

function block(heading: string, lines: readonly string[]): string {
  return lines.length > 0 ? [` ${heading}`, ...lines].join('\n') : '';
}

function resourceLines(change: ResourceChange): string[] {
  const topics = change.topics.length > 0 ? ` · ${change.topics.join(', ')}` : '';
  const shown = change.properties.slice(0, MOST_VALUES);
  const rest = change.properties.length - shown.length;
  return [
    `  ${actionText(change)}: ${change.path} (${change.type})${topics}`,
    ...shown.map((property) => `      ${propertyText(property)}`),
    ...(rest > 0 ? [`      and ${rest} more`] : []),
    ...meaningLines(change).map((line) => `      ${line}`),
  ];
}

/** One changed value in a line. */
export function propertyText({ path, before, after, cause, certain }: PropertyChange): string {
  if (cause !== undefined) return `~ ${path}: ${certain === false ? 'may follow' : 'follows'} ${cause}`;
  if (before === undefined) return `+ ${path}: ${after ?? ''}`;
  return after === undefined ? `- ${path}: ${before}` : `~ ${path}: ${before} → ${after}`;
}

/** What a replacement or a removal means, a sentence a line. */
export function meaningLines({ meaning, holds, fate }: ResourceChange): string[] {
  return [
    ...(holds === undefined ? [] : [`holds ${holds}; ${fate ?? ''}`]),
    ...(meaning === undefined ? [] : [`means: ${meaning}`]),
  ];
}

function addedLines(resources: readonly ResourceChange[]): string[] {
  if (resources.length <= MOST_ADDED) return resources.map(({ path, type }) => `  ${path} (${type})`);
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort().map(([type, count]) => `  ${count} × ${type}`);
}

function publishedLines({ name, action, before, after, readers }: PublishedChange): string[] {
  const value = action === 'removed' ? (before ?? '') : `${before ? `${before} → ` : ''}${after ?? ''}`;
  return [
    `  ${action}: ${name}`,
    `      ${value}`,
    ...(readers.length > 0 ? [`      read by ${readers.join(', ')}`] : []),
  ];
}
