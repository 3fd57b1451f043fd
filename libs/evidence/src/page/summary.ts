import type { Kind } from '../framework';
import type { EvidenceReport, KindState, ParagraphEvidence } from '../report';
import { type Html, markup } from './html';
import { KIND_NAMES } from './paragraphs';
import { table } from './tables';

const STATES: readonly KindState['state'][] = ['supported', 'open', 'not judged'];
const KINDS: readonly Kind[] = ['template', 'run-time', 'human', 'aws'];

const SECTIONS: Readonly<Record<string, string>> = {
  '164.308': 'Administrative safeguards',
  '164.310': 'Physical safeguards',
  '164.312': 'Technical safeguards',
  '164.314': 'Organizational requirements',
  '164.316': 'Policies, procedures and documentation',
};

/** How all of it stands, before anybody reads a paragraph: each number leads to the paragraphs that it counts. */
export function summary({ paragraphs, rules }: EvidenceReport): Html {
  const sum = (list: 'proofs' | 'findings' | 'exceptions' | 'notJudged'): number =>
    rules.reduce((count, rule) => count + rule[list].length, 0);
  return markup`<section aria-labelledby="summary">
    <h2 id="summary">How it stands</h2>
    <p>
      <strong>${sum('findings')} open findings</strong>, ${sum('proofs')} proofs of settings by ${rules.length} rules,
      ${sum('exceptions')} under exception, ${sum('notJudged')} that no rule could judge.
      ${humanText(paragraphs)}
    </p>
    ${table(
      `${paragraphs.length} paragraphs, by kind of evidence`,
      ['Evidence', ...STATES],
      KINDS.map((kind) => [KIND_NAMES[kind], ...STATES.map((state) => link(paragraphs, kind, state))]),
    )}
    ${table(
      'By section of 45 CFR 164: paragraphs by the weakest of their kinds of evidence',
      ['Section', 'All supported', 'Something open', 'Nothing open, something not judged'],
      Object.entries(SECTIONS).map(([id, name]) => [`${id} ${name}`, ...weakest(paragraphs, id)]),
    )}
  </section>`;
}

function link(
  paragraphs: readonly ParagraphEvidence[],
  kind: Kind,
  state: KindState['state'],
): Html | string {
  const count = paragraphs.filter(({ states }) =>
    states.some((one) => one.kind === kind && one.state === state),
  ).length;
  if (count === 0) return '0';
  const label = `${count}: show them`;
  return markup`<a href="#show/${kind}/${state.replace(' ', '-')}" aria-label="${KIND_NAMES[kind]} ${state}, ${label}">${String(count)}</a>`;
}

function weakest(paragraphs: readonly ParagraphEvidence[], section: string): readonly string[] {
  const own = paragraphs.filter(({ requirement }) => requirement.id.startsWith(`${section}(`));
  const has = ({ states }: ParagraphEvidence, state: KindState['state']): boolean =>
    states.some((one) => one.state === state);
  const open = own.filter((one) => has(one, 'open')).length;
  const unjudged = own.filter((one) => !has(one, 'open') && has(one, 'not judged')).length;
  return [own.length - open - unjudged, open, unjudged].map(String);
}

/** Questions and decisions, each counted once however many paragraphs it is for. */
function humanText(paragraphs: readonly ParagraphEvidence[]): string {
  const lines = new Map(paragraphs.flatMap((one) => one.lines.map((line) => [line.line.id, line.state])));
  const waiting = [...lines.values()].filter((state) => state === 'open' || state === 'overdue').length;
  const addressable = paragraphs.filter(({ requirement }) => requirement.specification === 'addressable');
  const undecided = addressable.filter(({ decision }) => !decision).length;
  return `People have answered ${lines.size - waiting} of ${lines.size} questions, and decided on ${addressable.length - undecided} of ${addressable.length} addressable specifications.`;
}
