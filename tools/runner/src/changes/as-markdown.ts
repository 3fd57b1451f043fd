import { meaningLines, propertyText } from './as-text';
import {
  type LayerChanges,
  type ResourceChange,
  actionText,
  inPlainLines,
  sectionsOf,
  summaryOf,
} from './layer-changes';

/** The changes of a layer as a document, such as a comment on a pull request. */
export function changesAsMarkdown(all: LayerChanges): string {
  const changes = inPlainLines(all);
  const { layer, environment, state, stack, digest, basis } = changes;
  const head = [`# ${escape(layer)} in ${escape(environment)}`, ''];
  const foot = ['', `Stack ${code(stack)}. Rests on ${escape(basis)}. Digest ${code(digest)}.`, ''];
  if (state === 'unchanged') return [...head, 'Nothing to do.', ...foot].join('\n');
  const sections = sectionsOf(changes).flatMap(({ title, resources }) => [
    '',
    `## ${title}`,
    '',
    ...resources.flatMap(resourceItem),
  ]);
  return [
    ...head,
    `${state === 'new' ? 'Not deployed yet. ' : ''}${summaryOf(changes)}.`,
    ...sections,
    ...list(
      'Published values',
      changes.published.map(
        ({ name, action, before, after, readers }) =>
          `${action} ${code(name)}: ${[before, action === 'removed' ? undefined : after]
            .filter((value) => value !== undefined)
            .map(code)
            .join(' → ')}${readers.length > 0 ? `; read by ${escape(readers.join(', '))}` : ''}`,
      ),
    ),
    ...list(
      'Inputs that moved since the last deploy',
      changes.inputs.map(({ name, before, after }) => `${code(name)}: ${code(before)} → ${code(after)}`),
    ),
    ...list('Stack', changes.notes.map(code)),
    ...foot,
  ].join('\n');
}

function resourceItem(change: ResourceChange): string[] {
  const topics = change.topics.length > 0 ? ` · ${escape(change.topics.join(', '))}` : '';
  return [
    `- **${actionText(change)}** ${code(change.path)} (${escape(change.type)}, ${code(change.logicalId)})${topics}`,
    ...change.properties.map((property) => `  - ${code(propertyText(property))}`),
    ...meaningLines(change).map((line) => `  - ${escape(line)}`),
  ];
}

function list(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? ['', `## ${title}`, '', ...items.map((item) => `- ${item}`)] : [];
}

/** Text of a template as code: it may hold any sign, but in code only the backtick means something. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 || text === '' ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

function escape(text: string): string {
  return text.replace(/[\\`*_<>[\]|~&!]|^[#+-]|:(?=\/\/)/g, '\\$&');
}
