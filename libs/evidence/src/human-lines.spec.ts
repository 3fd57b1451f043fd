import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { securityRule } from './frameworks';
import { lineStates, readHumanSide } from './human-lines';
import { exampleLine } from './testing/example';

const paragraphs = new Map(
  securityRule.requirements.map(({ id, specification }) => [id, specification === 'addressable']),
);
const answer = {
  line: exampleLine.id,
  by: 'Jane Doe',
  on: '2026-11-02',
  link: 'https://documents.example.org/1',
  nextDue: '2027-11-02',
};
const decision = {
  paragraph: '164.312(a)(2)(iii)',
  decision: 'implemented',
  reason: 'sessions end',
  by: 'Jane Doe',
  on: '2026-11-02',
};
const read = (lists: { lines?: unknown; answers?: unknown; decisions?: unknown }) =>
  readHumanSide({ lines: [exampleLine], answers: [], decisions: [], ...lists }, paragraphs);

test('complete lists lack nothing', () => {
  expect(read({ answers: [answer], decisions: [decision] }).lacks).toEqual([]);
});

test.each([
  ['an answer without a date', { answers: [{ ...answer, on: undefined }] }, 'HUMAN_ANSWER_INVALID'],
  [
    'an answer with a day that does not exist',
    { answers: [{ ...answer, on: '2026-02-31' }] },
    'HUMAN_ANSWER_INVALID',
  ],
  ['an answer to nothing', { answers: [{ ...answer, line: 'nothing' }] }, 'HUMAN_ANSWER_INVALID'],
  [
    'a line about an unknown paragraph',
    { lines: [{ ...exampleLine, paragraphs: ['164.9'] }] },
    'HUMAN_LINE_INVALID',
  ],
  [
    'a decision on a required paragraph',
    { decisions: [{ ...decision, paragraph: '164.312(b)' }] },
    'DECISION_INVALID',
  ],
  ['a decision without a reason', { decisions: [{ ...decision, reason: ' ' }] }, 'DECISION_INVALID'],
  ['a file that holds no list', { answers: {} }, 'HUMAN_ANSWER_INVALID'],
])('%s is said, and stops no report', (_case, lists, code) => {
  expect(read(lists).lacks).toContainEqual(expect.objectContaining({ code }));
});

test('an answer that cannot be used leaves its line open', () => {
  const side = read({ answers: [{ ...answer, on: 'soon' }] });
  expect(lineStates(side, '2026-11-30')).toMatchObject([{ state: 'open' }]);
});

test('the newest answer counts, and none of tomorrow', () => {
  const side = read({
    answers: [{ ...answer, on: '2026-12-24', by: 'Tom' }, answer, { ...answer, on: '2026-01-01', by: 'Old' }],
  });
  expect(lineStates(side, '2026-11-30')).toMatchObject([{ state: 'answered', answer: { by: 'Jane Doe' } }]);
});

test('a line that is not about the organisation says why', () => {
  const side = read({ answers: [{ ...answer, notApplicable: 'no application of ours' }] });
  expect(lineStates(side, '2026-11-30')).toMatchObject([{ state: 'not applicable' }]);
});

test('the lists of this workspace can be used, and ask about every paragraph that people answer for', () => {
  const list = (name: string): unknown =>
    JSON.parse(readFileSync(resolve(__dirname, `../../../evidence/${name}.json`), 'utf8'));
  const side = read({ lines: list('lines'), answers: list('answers'), decisions: list('decisions') });
  expect(side.lacks).toEqual([]);
  const asked = new Set(side.lines.flatMap((line) => line.paragraphs));
  const silent = securityRule.requirements.filter(
    ({ id, kinds }) => kinds?.includes('human') && !asked.has(id),
  );
  expect(silent).toEqual([]);
});
