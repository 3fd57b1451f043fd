import { meaningLines, propertyText } from './as-text';
import {
  type LayerChanges,
  type PublishedChange,
  type ResourceChange,
  actionText,
  inPlainLines,
  sectionsOf,
  summaryOf,
} from './layer-changes';
import { escaped } from '@hipaa-cdk/errors';
import { pageText } from '../page';

/** The changes of several layers as one page that needs nothing but itself. */
export function changesAsPage(environment: string, all: readonly LayerChanges[]): string {
  const layers = all.map(inPlainLines);
  const title = `What a deploy to ${environment} would do`;
  const rows = layers
    .map(
      (one) =>
        `<tr><th scope="row"><a href="#${escaped(one.layer)}">${escaped(one.layer)}</a></th><td>${escaped(shortText(one))}</td></tr>`,
    )
    .join('\n');
  return pageText({
    title,
    style: changesStyle,
    main: `<table>
<caption class="fine">Layers of this run</caption>
<thead><tr><th scope="col">Layer</th><th scope="col">Changes</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
${layers.map(layerSection).join('\n')}`,
  });
}

function shortText(changes: LayerChanges): string {
  if (changes.state === 'unchanged') return 'nothing to do';
  return `${changes.state === 'new' ? 'not deployed yet; ' : ''}${summaryOf(changes)}`;
}

function layerSection(changes: LayerChanges): string {
  const { layer, stack, basis, digest } = changes;
  const sections = sectionsOf(changes).map(
    ({ title, resources }) =>
      `<h3>${title}</h3>\n<ul class="changes">\n${resources.map(resourceItem).join('\n')}\n</ul>`,
  );
  const inputs = changes.inputs.map(
    ({ name, before, after }) =>
      `<li><code>${escaped(name)}</code>: <code>${escaped(before)}</code> → <code>${escaped(after)}</code></li>`,
  );
  return `<section id="${escaped(layer)}" aria-labelledby="${escaped(layer)}-title">
<h2 id="${escaped(layer)}-title">${escaped(layer)}</h2>
<p>${escaped(shortText(changes))}</p>
${sections.join('\n')}
${list('Published values', changes.published.map(publishedItem))}
${list('Inputs that moved since the last deploy', inputs)}
${list(
  'Stack',
  changes.notes.map((note) => `<li><code>${escaped(note)}</code></li>`),
)}
<p class="fine">Stack <code>${escaped(stack)}</code>. Rests on ${escaped(basis)}. Digest <code>${digest}</code>.</p>
</section>`;
}

function resourceItem(change: ResourceChange): string {
  const topics =
    change.topics.length > 0 ? ` <span class="topics">${escaped(change.topics.join(', '))}</span>` : '';
  const values = change.properties.map(
    (property) => `<li><code>${escaped(propertyText(property))}</code></li>`,
  );
  const meaning = meaningLines(change).map((line) => `<li>${escaped(line)}</li>`);
  const lines = [...values, ...meaning];
  return `<li class="${change.action}"><span class="action">${actionText(change)}</span> <code>${escaped(change.path)}</code> (${escaped(change.type)}, <code>${escaped(change.logicalId)}</code>)${topics}${lines.length > 0 ? `\n<ul>${lines.join('')}</ul>` : ''}</li>`;
}

function publishedItem({ name, action, before, after, readers }: PublishedChange): string {
  const values = [before, action === 'removed' ? undefined : after]
    .filter((value) => value !== undefined)
    .map((value) => `<code>${escaped(value)}</code>`);
  const read = readers.length > 0 ? `; read by ${escaped(readers.join(', '))}` : '';
  return `<li class="${action}"><span class="action">${action}</span> <code>${escaped(name)}</code>: ${values.join(' → ')}${read}</li>`;
}

function list(title: string, items: readonly string[]): string {
  return items.length > 0 ? `<h3>${title}</h3>\n<ul class="changes">\n${items.join('\n')}\n</ul>` : '';
}

/** What a page of changes has beside the looks of every page. */
const changesStyle = `
ul.changes { padding: 0; list-style: none; }
ul.changes > li { margin: .5rem 0; padding: .6rem .8rem; border-left: 4px solid var(--line); background: var(--soft); }
li.replaced, li.removed { border-left-color: var(--bad) !important; }
.action { font-weight: 600; } .replaced > .action, .removed > .action { color: var(--bad); } .added > .action { color: var(--good); }
.topics { font-style: italic; }
`;
