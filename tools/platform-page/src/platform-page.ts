import { escaped } from '@hipaa-cdk/errors';
import { pageText } from '@hipaa-cdk/runner';
import { costSection } from './cost-bars';
import { type LayerFacts, type PlatformFacts, stateOf } from './facts';
import { layerPicture } from './layer-picture';
import type { NetworkPlan } from './network-plan';
import { networkPicture } from './network-picture';
import { nextSection } from './next-steps';

/** One page that shows an environment: what is deployed, how it hangs together, what it published. */
export function platformPage(facts: PlatformFacts): string {
  const { application, environment, layers, networks, costs } = facts;
  return pageText({
    title: `${application} in ${environment.name}`,
    style: platformStyle,
    main: [
      factsLine(facts),
      nextSection(facts),
      `<section aria-labelledby="layers-title"><h2 id="layers-title">Layers and contracts</h2>
<figure tabindex="0">${layerPicture(layers)}<figcaption class="fine">An arrow is a contract: what one layer publishes and another reads. A layer leads to its details.</figcaption></figure>
${layerTable(layers)}</section>`,
      ...networks.map(networkSection),
      costSection(costs, environment.target),
      ...layers.map((layer) => layerSection(layer)),
    ].join('\n'),
  });
}

function factsLine({ environment, caller, at, base }: PlatformFacts): string {
  const { account, region, target, dataClass } = environment;
  const where = target === 'embedded' ? 'the embedded AWS of this machine' : 'AWS';
  const whole = base ? `commit <code>${escaped(base.commit)}</code>, ${minute(base.at)}` : 'never';
  return `<dl class="facts">
<dt>Where</dt><dd>${where}, account <code>${account}</code>, region <code>${escaped(region)}</code></dd>
<dt>Data</dt><dd>${escaped(dataClass)}${environment.protected ? ', protected against removal' : ''}</dd>
<dt>Deployed as a whole</dt><dd>${whole}</dd>
<dt>Looked at</dt><dd>${minute(at.toISOString())} UTC by <code>${escaped(caller)}</code></dd>
</dl>`;
}

function layerTable(layers: readonly LayerFacts[]): string {
  const rows = layers.map((layer) => {
    const { name, status, newest } = layer;
    const { word, kind } = stateOf(layer);
    const deployed = status?.deployed;
    const cells = [
      `<span class="${kind}">${escaped(word)}</span>`,
      deployed
        ? `<code>${escaped(deployed.commit.slice(0, 10))}</code>${deployed.dirty ? ' + uncommitted' : ''}`
        : '',
      newest ? `${newest.result} ${minute(newest.endedAt)}` : '',
      driftText(layer),
      checkText(layer),
    ];
    return `<tr><th scope="row"><a href="#${escaped(name)}">${escaped(name)}</a></th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<div class="wide" tabindex="0" role="group" aria-label="Table of the layers"><table>
<caption class="fine">In the order in which they are deployed. Times are UTC.</caption>
<thead><tr>${['Layer', 'State', 'Commit', 'Last deploy', 'Drift', 'Check'].map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}

function driftText({ status }: LayerFacts): string {
  const drift = status?.drift;
  if (!drift) return '';
  if (drift.status === 'NOT_CHECKED' || !drift.checkedAt) return 'not looked for';
  const result = drift.status === 'IN_SYNC' ? 'in sync' : drift.status.toLowerCase();
  const unchecked = Object.values(drift.unchecked).reduce((sum, count) => sum + count, 0);
  return `${escaped(result)}, ${drift.checked} of ${drift.checked + unchecked} looked at${drift.outdated ? ', before the last deploy' : ''}`;
}

/** What was said of exactly the template that is deployed, and what the last check on this machine found. */
function checkText({ status, check }: LayerFacts): string {
  const words = [
    status?.deployed && `deployed template: ${escaped(status.deployed.check)}`,
    check && `here: ${check.open} open, ${check.excepted} excepted`,
  ];
  return words.filter((word) => word).join('<br>');
}

function networkSection(plan: NetworkPlan): string {
  const id = `network-of-${escaped(plan.layer)}`;
  const endpoints = plan.endpoints.map(
    ({ service, kind }) => `<code>${escaped(service)}</code> (${escaped(kind.toLowerCase())})`,
  );
  const rows = plan.subnets.map(
    ({ id: subnet, range, zone, kind, routes }) =>
      `<tr><th scope="row"><code>${escaped(subnet)}</code></th><td>${kind}</td><td>${escaped(zone)}</td><td><code>${escaped(range)}</code></td><td>${routes.map(escaped).join('<br>') || 'none out of the VPC'}</td></tr>`,
  );
  return `<section aria-labelledby="${id}"><h2 id="${id}">Network</h2>
<figure tabindex="0">${networkPicture(plan)}<figcaption class="fine">A subnet is what its routes make of it. Services reached without the internet: ${endpoints.join(', ') || 'none'}.</figcaption></figure>
<details><summary>Subnets as a table</summary><div class="wide"><table><thead><tr><th scope="col">Subnet</th><th scope="col">Kind</th><th scope="col">Zone</th><th scope="col">Range</th><th scope="col">Routes</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div></details></section>`;
}

function layerSection(layer: LayerFacts): string {
  const { name, status, problem, published, resources, standIns, reads } = layer;
  const id = escaped(name);
  const { word, kind } = stateOf(layer);
  const lines = [
    problem && `Could not be looked at: <code>${escaped(problem)}</code>`,
    reads.length > 0 &&
      `Reads ${reads.map((one) => `<a href="#${escaped(one)}">${escaped(one)}</a>`).join(', ')}`,
    resources > 0 &&
      `${resources} resources${standIns > 0 ? `, ${standIns} of them stand-ins: an id here, and nothing behind it` : ''}`,
    ...(status?.stale ?? []).map(
      ({ layer: producer, entry, running, published: now }) =>
        `Runs on an old ${escaped(producer ? `${producer}/${entry}` : entry)}: <code>${escaped(running)}</code>; ${now === undefined ? 'no longer published' : `published is <code>${escaped(now)}</code>`}`,
    ),
  ].filter((line): line is string => typeof line === 'string');
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${id}</h2>
<p><span class="${kind}">${escaped(word)}</span>${status ? `, stack <code>${escaped(status.stack)}</code>` : ''}</p>
${lines.map((line) => `<p>${line}</p>`).join('\n')}
${deployText(layer)}
${publishedTable(layer.name, published)}
</section>`;
}

function deployText({ newest }: LayerFacts): string {
  if (!newest) return '';
  const { result, endedAt, by, approver, commit, reason } = newest;
  const why = reason ? `: <code>${escaped(reason)}</code>` : '';
  return `<p>Last deploy: ${result} ${minute(endedAt)} from commit <code>${escaped(commit)}</code> by <code>${escaped(by)}</code>, approved by ${escaped(approver ?? 'nobody named')}${why}</p>`;
}

function publishedTable(layer: string, published: LayerFacts['published']): string {
  if (published.length === 0) return '';
  const rows = published.map(
    ({ name, value, readers }) =>
      `<tr><th scope="row"><code>${escaped(name.split('/').at(-1) ?? name)}</code></th><td><code class="value">${escaped(value)}</code></td><td>${escaped(readers.join(', ') || 'nobody')}</td></tr>`,
  );
  return `<div class="wide" tabindex="0" role="group" aria-label="Published by ${escaped(layer)}"><table><caption class="fine">Published values, whole. One click selects a value.</caption><thead><tr><th scope="col">Entry</th><th scope="col">Value</th><th scope="col">Read by</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

/** `2026-11-25 21:44`, in UTC. */
function minute(instant: string): string {
  return escaped(instant.slice(0, 16).replace('T', ' '));
}

const platformStyle = `
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 1rem 0; overflow-x: auto; } figure:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); } .wide { overflow-x: auto; }
svg { display: block; color: var(--word); } svg text { fill: currentColor; font: .875rem system-ui, sans-serif; } svg .name { font-weight: 600; } svg .state { font-size: .8125rem; }
svg a { color: var(--word); text-decoration: none; } svg a:focus-visible rect { stroke: var(--link); stroke-width: 3; }
.box, .subnet { fill: var(--soft); stroke: var(--line); stroke-width: 1.5; } .vpc { fill: none; stroke: var(--line); stroke-width: 1.5; }
.box.good { stroke: var(--good); } .box.bad { stroke: var(--bad); stroke-width: 2.5; } .box.none { stroke-dasharray: 4 3; } .subnet.isolated { stroke-dasharray: 4 3; }
.arrow { fill: none; stroke: var(--word); stroke-opacity: .55; stroke-width: 1.2; } .tip { fill: var(--word); }
svg .state.good, .good { color: var(--good); } svg .state.bad, .bad { color: var(--bad); }
.value { user-select: all; } pre { padding: .6rem .8rem; background: var(--soft); overflow-x: auto; } pre code { user-select: all; }
.bar { display: flex; height: 1.1rem; min-width: 2px; background: var(--link); } .costs td:last-child { width: 50%; }
section { scroll-margin-top: 1rem; }
`;
