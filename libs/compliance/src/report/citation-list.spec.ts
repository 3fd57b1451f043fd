import { citationList } from './citation-list';

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
