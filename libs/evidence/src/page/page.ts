import { createHash } from 'node:crypto';
import { type EvidenceReport, LOCAL_NOTICE, stamped } from '../report';
import { type Html, anchor, markup, Html as Raw, jsonBlock } from './html';
import { paragraphArticle } from './paragraphs';
import { pageScript } from './script';
import { pageStyle } from './style';
import { summary } from './summary';
import {
  approverText,
  deploymentTable,
  frameworkSections,
  inventoryTable,
  responsibilityTable,
} from './tables';

/** The report as one page that needs nothing but itself: no network, no other file. */
export function evidencePage(report: EvidenceReport): string {
  const { environment, draft, stamp } = report;
  const title = stamped(report, `Evidence of ${environment.name}`);
  const hash = createHash('sha256').update(pageScript).digest('base64');
  // The policy lets this one script run, and nothing be loaded, whatever stands in a template.
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <title>${title}</title>
        <style>
          ${new Raw(pageStyle)}
        </style>
      </head>
      <body>
        <a class="skip" href="#paragraphs">To the paragraphs</a>
        ${stamp && markup`<div class="stamp" aria-hidden="true">${stamp}</div>`}
        <header>
          <h1>${title}</h1>
          ${draft.length > 0 && draftNotice(draft)}
          <nav aria-label="Parts of this report">
            ${PARTS.map(([id, name]) => markup`<a href="#${id}">${name}</a> `)}
          </nav>
          ${stamp === 'LOCAL AWS' && markup`<p class="draft" role="note"><strong>${LOCAL_NOTICE}</strong></p>`}
        </header>
        <main id="report">
          ${facts(report)} ${summary(report)} ${lacking(report)} ${deployed(report)} ${paragraphSection(report)}
          <section aria-labelledby="inventory">
            <h2 id="inventory">Inventory, and the path of data</h2>
            ${inventoryTable(report)}
          </section>
          <section aria-labelledby="responsibilities">
            <h2 id="responsibilities">Who does what</h2>
            ${responsibilityTable(report)}
          </section>
          ${frameworkSections(report)} ${uncited(report)}
        </main>
        <main id="resource" hidden></main>
        ${jsonBlock('data', pageData(report))}
        ${new Raw(`<script>${pageScript}</script>`)}
      </body>
    </html>
`.text;
}

const PARTS = [
  ['summary', 'How it stands'],
  ['deployed', 'What is deployed'],
  ['paragraphs', 'Paragraphs'],
  ['inventory', 'Inventory'],
  ['responsibilities', 'Who does what'],
] as const;

function draftNotice(reasons: readonly string[]): Html {
  return markup`<div class="draft" role="note">
    <strong>Draft: this is no evidence of a deployed state.</strong>
    <ul>
      ${reasons.map((reason) => markup`<li>${reason}</li>`)}
    </ul>
  </div>`;
}

/** What an auditor asks first. */
function facts(report: EvidenceReport): Html {
  const { environment, day, taken, digests, versions } = report;
  const list = (rows: readonly (readonly [string, Html | string])[]): Html =>
    markup`<dl class="facts">${rows.map(([name, text]) => markup`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`;
  return markup`<section aria-labelledby="facts">
    <h2 id="facts">What this is about</h2>
    ${list([
      ['Environment', environment.name],
      ['Account and region', `${environment.account}, ${environment.region}`],
      ['As of', day],
      ...deploys(report.deployments),
      [
        'Seen in the account',
        taken ? `${taken.taken}, ${taken.at}, by ${taken.by}` : 'nothing was collected',
      ],
    ])}
    <details><summary>Versions of rule sets and lists, and digests of what this report is made from</summary>
    ${list([
      ...Object.entries(versions),
      ...Object.entries(digests).map(
        ([name, digest]) => [`Digest of ${name}`, markup`<code>${digest}</code>`] as const,
      ),
    ])}</details>
    <p class="fine">
      No line of this report says that a requirement is met. Each kind of evidence is <em>supported</em>,
      <em>open</em> or <em>not judged</em>; whether that is enough is for people to say.
    </p>
  </section>`;
}

/** What the deploys have in common, or between which they lie; who and what of each layer is in a table of its own. */
function deploys(all: EvidenceReport['deployments']): readonly (readonly [string, string])[] {
  const there = all.filter(({ state }) => state === 'deployed');
  if (there.length === 0) return [['Deployed', 'nothing that is known']];
  const distinct = (of: (one: (typeof there)[number]) => string | undefined): string[] =>
    [...new Set(there.map((one) => of(one) ?? 'not known'))].sort();
  const several = (values: readonly string[]): string =>
    values.length > 2 ? `${values.length} different ones, see What is deployed` : values.join(', ');
  const [first = '', ...later] = distinct(({ at }) => at);
  const proved = there.filter((one) => one.proved).length;
  return [
    ['Deployed', later.length > 0 ? `${first} to ${later.at(-1)}` : first],
    ['Commit', several(distinct(({ commit }) => commit))],
    ['By', several(distinct(({ by }) => by))],
    ['Approver', several(distinct(approverText))],
    ['Layers', `${there.length} of ${all.length} deployed; ${proved} exactly as judged`],
  ];
}

function deployed(report: EvidenceReport): Html {
  return markup`<section aria-labelledby="deployed">
    <h2 id="deployed">What is deployed</h2>
    ${deploymentTable(report)}
  </section>`;
}

function lacking({ lacks, taken }: EvidenceReport): Html {
  const gaps = (taken?.gaps ?? []).map(
    ({ source, why }) => markup`<li>${source} could not be read: ${why}</li>`,
  );
  if (lacks.length + gaps.length === 0) return markup``;
  return markup`<section aria-labelledby="lacks">
    <h2 id="lacks">What this report lacks</h2>
    <ul>
      ${lacks.map(
        ({ code, message, remedy }) =>
          markup`<li><code>${code}</code>: ${message}<br /><span class="fine">→ ${remedy}</span></li>`,
      )}${gaps}
    </ul>
  </section>`;
}

function choice(id: string, name: string, options: readonly string[]): Html {
  return markup`<label
    >${name}<select id="${id}">
      <option value="">any</option>
      ${options.map((option) => markup`<option value="${option}">${option}</option>`)}
    </select></label
  >`;
}

function paragraphSection({ paragraphs, crosswalk }: EvidenceReport): Html {
  return markup`<section aria-labelledby="paragraphs">
    <h2 id="paragraphs" tabindex="-1">Paragraphs of the Security Rule</h2>
    <form id="filters" role="search">
      <label
        >Search<input
          id="search"
          type="search"
          placeholder="logoff, KMS, 164.312(b), a resource…"
          autocomplete="off"
      /></label>
      ${choice('state', 'State', ['supported', 'open', 'not judged'])}
      ${choice('kind', 'Kind of evidence', ['template', 'run-time', 'human', 'aws'])}
      ${choice('specification', 'Specification', ['standard', 'required', 'addressable'])}
      <button type="reset">Clear</button><button type="button" id="open-all">Open what is shown</button>
      <output id="shown" aria-live="polite">${paragraphs.length} paragraphs</output>
    </form>
    ${paragraphs.map((one) => paragraphArticle(one, crosswalk.frameworks))}
  </section>`;
}

/** Rules that cite no framework are said, so that nothing that was judged is missing. */
function uncited({ rules }: EvidenceReport): Html {
  const silent = rules.filter(({ references }) => references.length === 0);
  const proofs = silent.flatMap((rule) => rule.proofs).length;
  return silent.length === 0
    ? markup``
    : markup`<section aria-labelledby="uncited">
        <h2 id="uncited">Judged beyond any framework</h2>
        <p>
          ${silent.length} rules of general good practice cite no requirement; they proved ${proofs} settings.
        </p>
        <details>
          <summary>Which</summary>
          <ul>
            ${silent.map(({ id, says }) => markup`<li>${id}: ${says}</li>`)}
          </ul>
        </details>
      </section>`;
}

/** As of which commit and deploy a proof of a layer holds. */
function asOf({ state, commit, at, by, proved }: EvidenceReport['deployments'][number]): string {
  if (state !== 'deployed') return state === 'absent' ? 'not deployed' : 'not known to be deployed';
  const deploy = `commit ${commit ?? 'not known'}, deployed ${at ?? 'at no known time'} by ${by ?? 'nobody known'}`;
  return proved ? deploy : `${deploy}, and not what was judged`;
}

/** What the script shows below a paragraph and about a resource: each proof once. */
function pageData({ rules, paragraphs, inventory, deployments }: EvidenceReport): object {
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  return {
    rules: rules.map(
      ({ id, says, paragraphs: cited, proofs, findings, exceptions, corrections, notJudged }) => ({
        ...{ id, says, paragraphs: cited },
        ...{ proofs, findings, exceptions, corrections, notJudged },
      }),
    ),
    paragraphs: Object.fromEntries(
      paragraphs.map((one) => [anchor(one.requirement.id), one.rules.map((id) => index.get(id))]),
    ),
    deployed: Object.fromEntries(deployments.map((one) => [one.layer, asOf(one)])),
    resources: Object.fromEntries(inventory.resources.map(({ id, ...resource }) => [id, resource])),
  };
}
