import type { EvidenceReport } from '../report';
import { type Html, anchor, markup } from './html';

/** A table that scrolls within itself on a narrow screen. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
): Html {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => markup`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            markup`<tr>
              ${cells.map((cell) => markup`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Who deployed what, and whether exactly that was judged. */
export function deploymentTable({ deployments }: EvidenceReport): Html {
  const heads = ['Layer', 'Commit', 'Deployed', 'By', 'Approver', 'Gate', 'Template', 'Judged', 'Drift'];
  return table(
    'Layers, as they are deployed',
    heads,
    deployments.map((one) => [one.layer, ...(one.state === 'absent' ? NOT_DEPLOYED : deployedCells(one))]),
  );
}

const NOT_DEPLOYED: readonly string[] = ['not deployed', ...Array<string>(7).fill('')];

function deployedCells(one: EvidenceReport['deployments'][number]): (Html | string)[] {
  return [
    one.commit ? `${one.commit}${one.dirty ? ', with uncommitted changes' : ''}` : 'no record',
    one.at ?? '',
    one.by ?? '',
    approverText(one),
    one.check ?? '',
    one.template ? markup`SHA-256 <code>${one.template}</code>` : 'not known',
    judgedText(one),
    `${one.drift ?? 'not looked at'}${one.driftCheckedAt ? ` on ${one.driftCheckedAt}` : ''}`,
  ];
}

/** A name that somebody typed is no approval; the word of a pipeline leads to one. */
export function approverText({ approver, approverFrom }: EvidenceReport['deployments'][number]): string {
  if (!approver) return 'none named';
  return `${approver} (${approverFrom === 'pipeline' ? 'stated by the pipeline' : 'stated by caller'})`;
}

function judgedText({ proved, judged }: EvidenceReport['deployments'][number]): string {
  if (proved) return 'exactly this template';
  return judged ? `${judged.slice(0, 12)}, which is not known to be deployed` : 'no template';
}

/** Everything that holds or carries data, and what leads where. */
export function inventoryTable({ inventory }: EvidenceReport): Html {
  const items = inventory.resources.filter(({ role }) => role !== 'none');
  const names = new Map(inventory.resources.map((one) => [one.id, one]));
  const link = (id: string): Html =>
    markup`<a href="#resource/${id}">${names.get(id)?.logicalId ?? 'another resource'}</a> `;
  return markup`${table(
    'What holds or carries data',
    ['Layer', 'Resource', 'Type', 'Data', 'Health data', 'Names', 'Is given by other layers'],
    items.map((one) => [
      one.layer,
      link(one.id),
      one.type,
      one.role,
      one.healthData ? 'may be' : 'none in this environment',
      markup`${one.names.filter((id) => names.get(id)?.role !== 'none').map(link)}`,
      one.given.join(', '),
    ]),
  )}
    <h3>Map of the layers</h3>
    <ul>
      ${Object.entries(inventory.layers).map(
        ([layer, given]) =>
          markup`<li>${layer} ← ${given.length > 0 ? given.join(', ') : 'nothing of another layer'}</li>`,
      )}
    </ul>
    <details>
      <summary>All ${inventory.resources.length} resources</summary>
      <ul>
        ${inventory.resources.map(
          (one) =>
            markup`<li>${one.layer} <a href="#resource/${one.id}">${one.logicalId}</a> ${one.type}</li>`,
        )}
      </ul>
    </details>`;
}

/** Who does what: AWS, the template, and whoever runs it. */
export function responsibilityTable({ paragraphs }: EvidenceReport): Html {
  return table(
    'Responsibilities',
    ['Paragraph', 'AWS', 'The template', 'You'],
    paragraphs.map(({ requirement: { id, responsibility = {} } }) => [
      markup`<a href="#${anchor(id)}">${id}</a>`,
      responsibility.aws ?? '',
      responsibility.template ?? '',
      responsibility.you ?? '',
    ]),
  );
}

/** Every other framework, by its own identifiers; requirements that nothing leads to are counted, not hidden. */
export function frameworkSections({ crosswalk, paragraphs, rules }: EvidenceReport): Html[] {
  const [, ...others] = crosswalk.frameworks;
  return others.map(({ id, title, label, source, date, requirements, citedAs }) => {
    const rows = requirements.flatMap((requirement) => {
      const about = paragraphs.filter(({ references }) =>
        references.some((one) => one.framework === id && one.id === requirement.id),
      );
      const cited = rules.filter(({ references }) =>
        references.some((one) => one.framework === id && one.id === requirement.id),
      );
      if (about.length === 0 && cited.length === 0) return [];
      const open = cited.flatMap((rule) => rule.findings).length;
      const proofs = cited.flatMap((rule) => rule.proofs).length;
      return [
        [
          requirement.id,
          requirement.title,
          markup`${about.map((one) => markup`<a href="#${anchor(one.requirement.id)}">${one.requirement.id}</a> `)}`,
          `${cited.length} rules, ${proofs} proofs${open > 0 ? `, ${open} open` : ''}`,
        ],
      ];
    });
    const rest = requirements.length - rows.length;
    return markup`<section id="${id}" aria-labelledby="${id}-title">
      <h2 id="${id}-title">${title}</h2>
      <p><strong>${label}.</strong></p>
      <p class="fine">
        ${source}; ${date}.
        ${rest > 0 ? `${rest} of ${requirements.length} identifiers are reached by no rule and no paragraph: not judged.` : ''}${citedAs ? '' : ' Reached by the paragraphs of the Security Rule.'}
      </p>
      ${table(title, ['Identifier', 'Title', 'Paragraphs', 'Template'], rows)}
    </section>`;
  });
}
