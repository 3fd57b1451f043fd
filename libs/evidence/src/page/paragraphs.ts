import type { Framework } from '../framework';
import type { KindState, ParagraphEvidence } from '../report';
import { type Html, anchor, markup } from './html';

const CLASS: Readonly<Record<KindState['state'], string>> = {
  supported: 'supported',
  open: 'open',
  'not judged': 'unjudged',
};

/** Kinds of evidence, in the words of the page. */
export const KIND_NAMES: Readonly<Record<KindState['kind'], string>> = {
  template: 'Template',
  'run-time': 'Run time',
  human: 'Human answer',
  aws: 'AWS, under the shared responsibility model',
};

/** How one kind of evidence stands, in words. */
export function stateText({ kind, state, says }: KindState): Html {
  // A template that nothing judges is a hole in the rules, and not something that somebody has still to do.
  const look = kind === 'template' && state === 'not judged' ? CLASS.open : CLASS[state];
  return markup`${KIND_NAMES[kind]}: <span class="state ${look}">${state}</span>, ${says}`;
}

/** One paragraph with all that belongs to it. Proofs are many, and are filled in when somebody looks. */
export function paragraphArticle(paragraph: ParagraphEvidence, frameworks: readonly Framework[]): Html {
  const { requirement, states, rules, observations, watchedBy, lines, decision, references } = paragraph;
  const { id, title, words, specification = 'standard' } = requirement;
  const name = anchor(id);
  return markup`<article
    id="${name}"
    data-states="${states.map((one) => `${one.kind}:${one.state}`).join(',')}"
    data-specification="${specification}"
    aria-labelledby="${name}-title"
  >
    <h3 id="${name}-title">
      <a href="#${name}">${id}</a> ${title} <span class="tag">${specification}</span>
    </h3>
    <blockquote>${words}</blockquote>
    <ul class="states">
      ${states.map((one) => markup`<li>${stateText(one)}</li>`)}
    </ul>
    ${specification === 'addressable' && decisionText(decision)} ${lines.length > 0 && questions(lines)}
    ${observations.length > 0 && seen(observations)}
    ${watchedBy.length > 0 && markup`<p class="fine">Watched at run time by ${watchedBy.join(', ')}</p>`}
    ${rules.length > 0 && markup`<details data-of="${name}"><summary>${rules.length} rules, with what they saw</summary></details>`}
    ${seeAlso(references, frameworks)}
  </article> `;
}

/** Requirements of other frameworks. A proposal is no part of the rule in force, and stands in its own section only. */
function seeAlso(references: ParagraphEvidence['references'], frameworks: readonly Framework[]): Html {
  const lists = frameworks
    .filter(({ status }) => status !== 'proposal')
    .map(({ id, short }) => ({
      short,
      ids: references.filter((one) => one.framework === id).map((one) => one.id),
    }))
    .filter(({ ids }) => ids.length > 0);
  return markup`${lists.length > 0 && markup`<p class="fine">See also ${lists.map(({ short, ids }) => `${short}: ${ids.join(', ')}`).join('; ')}</p>`}`;
}

function decisionText(decision: ParagraphEvidence['decision']): Html {
  if (!decision)
    return markup`<p>
      Decision under 164.306(d)(3): <span class="state open">open</span>, nobody has decided
    </p>`;
  const { decision: decided, reason, by, on } = decision;
  return markup`<p>Decision under 164.306(d)(3): <strong>${decided}</strong>: ${reason} (${by}, ${on})</p>`;
}

function questions(lines: ParagraphEvidence['lines']): Html {
  return markup`<h4>Asked of people</h4>
    <ul>
      ${lines.map(
        ({ line, answer, state }) =>
          markup`<li>
            ${line.asks} <span class="fine">(${line.who}, every ${line.everyDays} days)</span>:
            <span class="state ${state === 'open' || state === 'overdue' ? 'open' : 'supported'}"
              >${state}</span
            >${
              answer &&
              markup`, ${answer.by} on ${answer.on}, next due ${answer.nextDue},
                <code>${answer.link}</code>${answer.notApplicable && markup` (${answer.notApplicable})`}`
            }
          </li>`,
      )}
    </ul>`;
}

function seen(observations: ParagraphEvidence['observations']): Html {
  const marks = { good: 'supported', bad: 'open', unknown: 'unjudged' } as const;
  return markup`<h4>Seen at run time</h4>
    <ul>
      ${observations.map(
        ({ source, subject, state, said, at }) =>
          markup`<li>
            ${source}, ${subject}: <span class="state ${marks[state]}">${said}</span>${at && ` on ${at}`}
          </li>`,
      )}
    </ul>`;
}
