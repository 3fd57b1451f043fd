import type { EvidenceReport } from './report';

/** What a spreadsheet would take for a formula is told that it is text. */
function cell(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function table(rows: readonly (readonly unknown[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What a table says for what is stamped across a page. */
const STATUS = { DRAFT: 'draft', 'LOCAL AWS': 'deployed to a local AWS' } as const;

/** One line a paragraph: how each kind of evidence stands. */
export function paragraphsCsv({ paragraphs, stamp, environment, day }: EvidenceReport): string {
  const kinds = ['template', 'run-time', 'human', 'aws'] as const;
  const status = stamp === undefined ? 'deployed' : STATUS[stamp];
  return table([
    [
      ...['environment', 'day', 'status', 'paragraph', 'title', 'specification'],
      ...kinds.flatMap((kind) => [kind, `${kind} says`]),
      ...['decision', 'AWS does', 'the template does', 'you do'],
    ],
    ...paragraphs.map(({ requirement, states, decision }) => [
      environment.name,
      day,
      status,
      requirement.id,
      requirement.title,
      requirement.specification ?? '',
      ...kinds.flatMap((kind) => {
        const state = states.find((one) => one.kind === kind);
        return [state?.state ?? '', state?.says ?? ''];
      }),
      requirement.specification === 'addressable' ? (decision?.decision ?? 'open') : '',
      requirement.responsibility?.aws ?? '',
      requirement.responsibility?.template ?? '',
      requirement.responsibility?.you ?? '',
    ]),
  ]);
}

/** What rules saw, by the list that it is in, as a table calls it. */
const OUTCOMES = {
  proofs: 'proof',
  findings: 'open',
  exceptions: 'exception',
  corrections: 'correction',
  notJudged: 'not judged',
} as const;

/** Fields of what was seen, each where it has one. */
const FIELDS = [
  'property',
  'value',
  'source',
  'problem',
  'reason',
  'compensatingControl',
  'instead',
  'expires',
];

/** One line for everything that a rule saw. */
export function proofsCsv({ rules, inventory }: EvidenceReport): string {
  const resources = new Map(inventory.resources.map((one) => [one.id, one]));
  return table([
    ['id', 'kind', 'rule', 'paragraphs', 'layer', 'resource', 'type', ...FIELDS],
    ...rules.flatMap((rule) =>
      Object.entries(OUTCOMES).flatMap(([list, kind]) =>
        rule[list as keyof typeof OUTCOMES].map((seen) => {
          const { layer = '', logicalId = '', type = '' } = resources.get(seen.resource) ?? {};
          const fields = new Map<string, unknown>(Object.entries(seen));
          return [
            ...[seen.id, kind, rule.id, rule.paragraphs.join(' '), layer, logicalId, type],
            ...FIELDS.map((field) => (fields.has(field) ? fields.get(field) : '')),
          ];
        }),
      ),
    ),
  ]);
}

/** One line a resource that holds or carries data: the inventory of assets. */
export function inventoryCsv({ inventory }: EvidenceReport): string {
  const names = new Map(inventory.resources.map((one) => [one.id, one.logicalId]));
  return table([
    ['layer', 'resource', 'type', 'role', 'may hold health data', 'names', 'is given', 'path', 'source'],
    ...inventory.resources
      .filter(({ role }) => role !== 'none')
      .map((one) => [
        ...[one.layer, one.logicalId, one.type, one.role, one.healthData ? 'yes' : 'no'],
        ...[one.names.map((id) => names.get(id) ?? id).join(' '), one.given.join(' ')],
        ...[one.path ?? '', one.source ?? ''],
      ]),
  ]);
}
