import { WIDTH, paragraph, citationList, groups, unique } from './texts';

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

test('the name of a law stands once before its paragraphs', () => {
  expect(citationList(['45 CFR 164.312(b)', '45 CFR 164.312(e)(1)'])).toBe(
    '45 CFR 164.312(b), 164.312(e)(1)',
  );
});

test('laws and standards are set apart', () => {
  expect(citationList(['45 CFR 164.312(b)', 'NIST 800-53r5 SC-8', 'NIST 800-53r5 AC-2'])).toBe(
    '45 CFR 164.312(b); NIST 800-53r5 SC-8, AC-2',
  );
});

test('a citation of no known kind stands as it is', () => {
  expect(citationList(['our own policy 7'])).toBe('our own policy 7');
});

test('items with the same key stand together, in the order of the first', () => {
  expect(groups(['b1', 'a1', 'b2'], ([letter = '']) => letter)).toEqual([['b1', 'b2'], ['a1']]);
});

test('a text that comes twice is kept once', () => {
  expect(unique(['b', 'a', 'b'])).toEqual(['b', 'a']);
});
