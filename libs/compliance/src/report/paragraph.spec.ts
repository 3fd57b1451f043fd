import { WIDTH, paragraph } from './paragraph';

test('a short text is one line', () => {
  expect(paragraph('a b', 2)).toBe('  a b');
});

test('a long text is broken between words and never too wide', () => {
  const lines = paragraph('word '.repeat(80).trim(), 4).split('\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.every((line) => line.length <= WIDTH && line.startsWith('    word'))).toBe(true);
});

test('lines after the first may stand further in', () => {
  expect(paragraph('word '.repeat(80).trim(), 2, 6).split('\n')[1]).toMatch(/^ {6}word/);
});

test('a word that is too long for any line keeps its own', () => {
  const word = 'x'.repeat(WIDTH);
  expect(paragraph(`a ${word} b`, 2)).toBe(`  a\n  ${word}\n  b`);
});
