import { stackNotes } from './stack-notes';

const same = { before: true, after: true };

test('a stack that stays as it is has no notes', () => {
  expect(stackNotes({}, {}, same)).toEqual([]);
});

test.each([
  [true, 'on'],
  [false, 'off'],
])('termination protection that becomes %s is told', (after, word) => {
  expect(stackNotes({}, {}, { before: !after, after })).toEqual([
    `termination protection of the stack is switched ${word}`,
  ]);
});

test('outputs that come or go are told', () => {
  expect(stackNotes({}, { Outputs: { Url: { Value: 'x' } } }, same)).toEqual([
    'Outputs.Url: nothing → {Value: x}',
  ]);
});
