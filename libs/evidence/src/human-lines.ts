import { z } from 'zod';

const filled = z.string().trim().min(1, 'expected words');
const day = z.iso.date('expected a day that exists, such as "2026-11-30"');

const line = z.strictObject({
  /** Name that answers and links use, such as `risk-analysis`. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower case words with dashes'),
  /** What is asked. */
  asks: filled,
  /** Who answers: a role, not a person. */
  who: filled,
  /** How often the answer is due again, in days. */
  everyDays: z.int().positive('expected a number of days'),
  /** Paragraphs that the answer is about. */
  paragraphs: z.array(filled).min(1),
});

const answer = z.strictObject({
  /** Id of the line that is answered. */
  line: filled,
  /** Person who answers. */
  by: filled,
  /** Day of the answer. */
  on: day,
  /** Where the document is. */
  link: filled,
  /** Day by which the answer is due again. */
  nextDue: day,
  /** Why the line is not about this organisation; absent where it is. */
  notApplicable: filled.optional(),
});

const decision = z.strictObject({
  /** The addressable paragraph. */
  paragraph: filled,
  /** What 45 CFR 164.306(d)(3) allows. */
  decision: z.enum(['implemented', 'equivalent measure', 'not reasonable']),
  reason: filled,
  by: filled,
  on: day,
});

/** A question that no template and no account answers. */
export type HumanLine = z.output<typeof line>;

/** An answer to one, by a person. */
export type HumanAnswer = z.output<typeof answer>;

/** What was decided about an addressable specification. */
export type AddressableDecision = z.output<typeof decision>;

/** What people are asked, and what they said. */
export interface HumanSide {
  readonly lines: readonly HumanLine[];
  readonly answers: readonly HumanAnswer[];
  readonly decisions: readonly AddressableDecision[];
}

/** Something that a report needs and does not have. */
export interface Lack {
  /** Stable name of what is wrong. */
  readonly code: string;
  /** What is missing or wrong, with its name: a sentence without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/**
 * Reads the three lists. An entry that cannot be used is left out and said, so that its line is open instead of hidden.
 *
 * @param paragraphs ids of the paragraphs, and whether each is addressable
 */
export function readHumanSide(
  lists: { readonly lines: unknown; readonly answers: unknown; readonly decisions: unknown },
  paragraphs: ReadonlyMap<string, boolean>,
): HumanSide & { readonly lacks: readonly Lack[] } {
  const lacks: Lack[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>, list: unknown, code: string): T[] => {
    if (!Array.isArray(list)) {
      lacks.push({ code, message: `${file} holds no list`, remedy: `write [] into ${file}` });
      return [];
    }
    return list.flatMap((entry: unknown, index) => {
      const parsed = schema.safeParse(entry);
      if (parsed.success) return parsed.data;
      const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      const remedy = `mend the entry in ${file}; until then its line is open`;
      lacks.push({ code, message: `${file}[${index}] is left out: ${problems.join('; ')}`, remedy });
      return [];
    });
  };
  const lines = read('evidence/lines.json', line, lists.lines, 'HUMAN_LINE_INVALID');
  const answers = read('evidence/answers.json', answer, lists.answers, 'HUMAN_ANSWER_INVALID');
  const decisions = read('evidence/decisions.json', decision, lists.decisions, 'DECISION_INVALID');
  const ids = new Set(lines.map(({ id }) => id));
  const unknown = [
    ...answers
      .filter((one) => !ids.has(one.line))
      .map((one) => ['HUMAN_ANSWER_INVALID', `there is no line ${one.line} to answer`, 'answers']),
    ...lines.flatMap(({ id, paragraphs: about }) =>
      about
        .filter((one) => !paragraphs.has(one))
        .map((one) => ['HUMAN_LINE_INVALID', `line ${id} is about ${one}, which is no paragraph`, 'lines']),
    ),
    ...decisions
      .filter((one) => paragraphs.get(one.paragraph) !== true)
      .map((one) => ['DECISION_INVALID', `${one.paragraph} is no addressable paragraph`, 'decisions']),
  ];
  for (const [code = '', message = '', file = ''] of unknown)
    lacks.push({ code, message, remedy: `mend the entry in evidence/${file}.json` });
  return { lines, answers, decisions, lacks };
}

/** How a line stands on a day. */
export interface LineState {
  readonly line: HumanLine;
  /** The newest answer. */
  readonly answer?: HumanAnswer;
  readonly state: 'answered' | 'overdue' | 'not applicable' | 'open';
}

/** How every line stands. Blank is open; an answer whose day has come again is overdue. */
export function lineStates({ lines, answers }: HumanSide, today: string): readonly LineState[] {
  return lines.map((one) => {
    const newest = answers
      .filter((each) => each.line === one.id && each.on <= today)
      .sort((a, b) => (a.on < b.on ? -1 : 1))
      .at(-1);
    if (!newest) return { line: one, state: 'open' };
    if (newest.nextDue < today) return { line: one, answer: newest, state: 'overdue' };
    return { line: one, answer: newest, state: newest.notApplicable ? 'not applicable' : 'answered' };
  });
}
