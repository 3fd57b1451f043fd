/** What the page does by itself: search, filters, and what is below a paragraph or about a resource when somebody looks. */
export const pageScript = `
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const byId = (id) => document.getElementById(id);
const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), text === undefined ? {} : { textContent: text }, more);
const resourceLink = (id) => {
  const one = data.resources[id];
  return one ? make('a', one.layer + ' ' + one.logicalId, { href: '#resource/' + id }) : make('span', 'the template as a whole');
};
const paragraphLink = (id) => make('a', id, { href: '#' + id.replaceAll(')(', '-').replaceAll('(', '-').replaceAll(')', '') });
const table = (caption, heads, rows) => {
  const scroll = make('div', undefined, { className: 'scroll', tabIndex: 0 });
  const whole = scroll.appendChild(make('table'));
  whole.append(make('caption', caption));
  const head = whole.appendChild(make('thead')).appendChild(make('tr'));
  for (const text of heads) head.append(make('th', text, { scope: 'col' }));
  const body = whole.appendChild(make('tbody'));
  for (const row of rows) {
    const line = body.appendChild(make('tr'));
    for (const cell of row) {
      const place = line.appendChild(make('td'));
      place.append(cell instanceof Node ? cell : String(cell));
    }
  }
  return scroll;
};
const value = (one) => make('code', JSON.stringify(one));
const blocks = (rule, only, first) => {
  const here = (list) => list.filter((one) => !only || one.resource === only);
  const place = (one) => first(one);
  const out = [];
  const add = (list, caption, heads, row) => { if (list.length) out.push(table(caption, heads, list.map(row))); };
  add(here(rule.findings), 'Open', ['Where', 'Property', 'Problem', 'Remedy'], (one) => [place(one), one.property, one.problem + (one.note ? ' (' + one.note + ')' : ''), one.remedy]);
  add(here(rule.proofs), 'Proved', ['Where', 'Property', 'Value', 'Decided by', 'Line of the source'], (one) => [place(one), make('code', one.property), value(one.value), one.decidedBy, make('code', one.source || 'not known')]);
  add(here(rule.exceptions), 'Under exception', ['Where', 'Problem', 'Reason', 'Compensating control', 'Until'], (one) => [place(one), one.problem, one.reason, one.compensatingControl, one.expires + ', ' + one.owner + ', ' + one.ticket]);
  add(here(rule.corrections), 'Not applicable: the public rule is wrong here', ['Where', 'Reason', 'Proved instead by'], (one) => [place(one), one.reason, one.instead]);
  add(here(rule.notJudged), 'Not judged', ['Where', 'Why'], (one) => [place(one), one.problem]);
  return out;
};
const fill = (details) => {
  if (details.dataset.filled) return;
  details.dataset.filled = 'yes';
  const rules = (data.paragraphs[details.dataset.of] || []).map((index) => data.rules[index]);
  const layers = new Set(rules.flatMap((rule) => [...rule.proofs, ...rule.findings, ...rule.exceptions].map((one) => data.resources[one.resource]?.layer).filter(Boolean)));
  if (layers.size) {
    details.append(make('h4', 'As of'));
    const list = details.appendChild(make('ul'));
    for (const layer of [...layers].sort()) list.append(make('li', layer + ': ' + (data.deployed[layer] || 'not known to be deployed')));
  }
  for (const rule of rules) {
    details.append(make('h4', rule.id), make('p', rule.says, { className: 'fine' }));
    const seen = blocks(rule, undefined, (one) => resourceLink(one.resource));
    details.append(...(seen.length ? seen : [make('p', 'No resource that this rule is about.', { className: 'fine' })]));
  }
};
document.addEventListener('toggle', (event) => { if (event.target.matches('details[data-of]') && event.target.open) fill(event.target); }, true);
const articles = [...document.querySelectorAll('article[data-states]')];
const texts = new Map(articles.map((one) => {
  const rules = (data.paragraphs[one.id] || []).map((index) => data.rules[index]);
  const below = rules.map((rule) => [rule.id, rule.says, ...[...rule.proofs, ...rule.findings, ...rule.exceptions].map((each) => data.resources[each.resource] ? data.resources[each.resource].logicalId + ' ' + data.resources[each.resource].type : '')].join(' '));
  return [one, (one.textContent + ' ' + [...new Set(below)].join(' ')).toLowerCase()];
}));
const filter = () => {
  const words = byId('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
  const [state, kind, specification] = ['state', 'kind', 'specification'].map((id) => byId(id).value);
  let shown = 0;
  for (const one of articles) {
    const states = one.dataset.states.split(',').filter((each) => !kind || each.startsWith(kind + ':'));
    const fits = words.every((word) => texts.get(one).includes(word)) && (!kind || states.length > 0)
      && (!state || states.some((each) => each.endsWith(':' + state))) && (!specification || one.dataset.specification === specification);
    one.hidden = !fits;
    if (fits) shown += 1;
  }
  byId('shown').textContent = shown + ' of ' + articles.length + ' paragraphs';
};
byId('filters').addEventListener('input', filter);
byId('filters').addEventListener('submit', (event) => event.preventDefault());
byId('filters').addEventListener('reset', () => setTimeout(filter));
byId('open-all').addEventListener('click', () => { for (const one of articles) if (!one.hidden) one.querySelector('details[data-of]')?.setAttribute('open', ''); });
const showResource = (id) => {
  const view = byId('resource');
  view.replaceChildren();
  const one = data.resources[id];
  view.hidden = !one;
  byId('report').hidden = Boolean(one);
  if (!one) return;
  view.append(make('p'), make('h2', one.layer + ' ' + one.logicalId, { tabIndex: -1 }));
  view.firstChild.append(make('a', 'Back to the report', { href: '#report' }));
  const facts = view.appendChild(make('dl', undefined, { className: 'facts' }));
  const fact = (name, text) => { if (text) facts.append(make('dt', name), make('dd', text)); };
  fact('Type', one.type); fact('As of', data.deployed[one.layer]); fact('Construct', one.path); fact('Line of the source', one.source); fact('Data', one.role === 'none' ? 'neither holds nor carries data' : one.role + (one.healthData ? ' what may be health data' : ' data of an environment without health data'));
  fact('Is given', (one.given || []).join(', '));
  const links = (name, ids) => { if (ids.length) { const list = make('dd'); ids.forEach((each, index) => list.append(index ? ', ' : '', resourceLink(each))); facts.append(make('dt', name), list); } };
  links('Names', one.names || []);
  links('Is named by', Object.keys(data.resources).filter((each) => (data.resources[each].names || []).includes(id)));
  let any = false;
  for (const rule of data.rules) {
    const seen = blocks(rule, id, (each) => each.property);
    if (!seen.length) continue;
    any = true;
    const cited = make('p', 'For ', { className: 'fine' });
    rule.paragraphs.forEach((each, index) => cited.append(index ? ', ' : '', paragraphLink(each)));
    view.append(make('h3', rule.id), make('p', rule.says), ...(rule.paragraphs.length ? [cited] : []), ...seen);
  }
  if (!any) view.append(make('p', 'Not judged: no rule is about this resource.'));
  view.querySelector('h2').focus();
};
const show = (kind, state) => {
  byId('filters').reset();
  byId('kind').value = kind;
  byId('state').value = state.replace('-', ' ');
  setTimeout(filter);
  byId('paragraphs').scrollIntoView();
  byId('paragraphs').focus({ preventScroll: true });
};
const route = () => {
  const hash = decodeURIComponent(location.hash.slice(1));
  showResource(hash.startsWith('resource/') ? hash.slice(9) : '');
  const [word, kind, state] = hash.split('/');
  if (word === 'show' && state) return show(kind, state);
  const target = hash && byId(hash);
  if (!target || hash === 'report') return;
  if (target.hidden) { byId('filters').reset(); setTimeout(filter); target.hidden = false; }
  target.querySelector('details[data-of]')?.setAttribute('open', '');
  target.scrollIntoView();
};
addEventListener('hashchange', route);
filter();
route();
`;
