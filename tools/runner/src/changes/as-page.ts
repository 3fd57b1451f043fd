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

/** The changes of several layers as one page that needs nothing but itself. */
export function changesAsPage(environment: string, all: readonly LayerChanges[]): string {
  const layers = all.map(inPlainLines);
  const title = `What a deploy to ${escape(environment)} would do`;
  const rows = layers
    .map(
      (one) =>
        `<tr><th scope="row"><a href="#${escape(one.layer)}">${escape(one.layer)}</a></th><td>${escape(shortText(one))}</td></tr>`,
    )
    .join('\n');
  // The policy keeps the page from loading or running anything, whatever stands in a template.
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1>${title}</h1></header>
<main>
<table>
<caption class="fine">Layers of this run</caption>
<thead><tr><th scope="col">Layer</th><th scope="col">Changes</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
${layers.map(layerSection).join('\n')}
</main>
</body>
</html>
`;
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
      `<li><code>${escape(name)}</code>: <code>${escape(before)}</code> → <code>${escape(after)}</code></li>`,
  );
  return `<section id="${escape(layer)}" aria-labelledby="${escape(layer)}-title">
<h2 id="${escape(layer)}-title">${escape(layer)}</h2>
<p>${escape(shortText(changes))}</p>
${sections.join('\n')}
${list('Published values', changes.published.map(publishedItem))}
${list('Inputs that moved since the last deploy', inputs)}
${list(
  'Stack',
  changes.notes.map((note) => `<li><code>${escape(note)}</code></li>`),
)}
<p class="fine">Stack <code>${escape(stack)}</code>. Rests on ${escape(basis)}. Digest <code>${digest}</code>.</p>
</section>`;
}

function resourceItem(change: ResourceChange): string {
  const topics =
    change.topics.length > 0 ? ` <span class="topics">${escape(change.topics.join(', '))}</span>` : '';
  const values = change.properties.map(
    (property) => `<li><code>${escape(propertyText(property))}</code></li>`,
  );
  const meaning = meaningLines(change).map((line) => `<li>${escape(line)}</li>`);
  const lines = [...values, ...meaning];
  return `<li class="${change.action}"><span class="action">${actionText(change)}</span> <code>${escape(change.path)}</code> (${escape(change.type)}, <code>${escape(change.logicalId)}</code>)${topics}${lines.length > 0 ? `\n<ul>${lines.join('')}</ul>` : ''}</li>`;
}

function publishedItem({ name, action, before, after, readers }: PublishedChange): string {
  const values = [before, action === 'removed' ? undefined : after]
    .filter((value) => value !== undefined)
    .map((value) => `<code>${escape(value)}</code>`);
  const read = readers.length > 0 ? `; read by ${escape(readers.join(', '))}` : '';
  return `<li class="${action}"><span class="action">${action}</span> <code>${escape(name)}</code>: ${values.join(' → ')}${read}</li>`;
}

function list(title: string, items: readonly string[]): string {
  return items.length > 0 ? `<h3>${title}</h3>\n<ul class="changes">\n${items.join('\n')}\n</ul>` : '';
}

function escape(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** Looks of the page. Colours follow the scheme of whoever reads, and none carries a meaning that no word says. */
const pageStyle = `
:root { color-scheme: light dark; --line: #c9ced6; --soft: #f3f5f8; --bad: #a4161a; --good: #1b5e35; --word: #1c2430; --back: #ffffff; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3b4452; --soft: #1d232d; --bad: #ff9b96; --good: #8fd6a8; --word: #e6eaf0; --back: #12161d; --link: #8ec1ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 70rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--word); background: var(--back); }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin-bottom: .25rem; }
a { color: var(--link); } a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font: .875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; } caption { text-align: left; } li ul { padding-left: 1.2rem; } th, td { padding: .3rem 1rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
ul.changes { padding: 0; list-style: none; }
ul.changes > li { margin: .5rem 0; padding: .6rem .8rem; border-left: 4px solid var(--line); background: var(--soft); }
li.replaced, li.removed { border-left-color: var(--bad) !important; }
.action { font-weight: 600; } .replaced > .action, .removed > .action { color: var(--bad); } .added > .action { color: var(--good); }
.topics { font-style: italic; } .fine { font-size: .875rem; }
`;
