import { escaped, oneLine, visibleText } from './visible-text';

test.each([
  ['plain', 'plain'],
  ['é, 漢, 😀', 'é, 漢, 😀'],
  ['two\nlines', 'two\nlines'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007rest', 'rest'],
  ['\u001b[2K\u001b[1Agone', 'gone'],
  ['a\tb\rc', 'a\\tb\\rc'],
  ['nul\0bell\u0007', 'nul\\u{0}bell\\u{7}'],
  ['\u202egnp.exe', '\\u{202e}gnp.exe'],
  ['zero\u200bwidth', 'zero\\u{200b}width'],
  ['one\u2028two', 'one\\u{2028}two'],
  ['c1 \u0085', 'c1 \\u{85}'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('one line is one line', () => {
  expect(oneLine('a\n\n# b')).toBe('a\\n\\n# b');
});

test('text is no markup, in an element and in an attribute', () => {
  expect(escaped(`<b class="a" id='b'>&amp;</b>`)).toBe(
    '&lt;b class=&quot;a&quot; id=&#39;b&#39;&gt;&amp;amp;&lt;/b&gt;',
  );
});
