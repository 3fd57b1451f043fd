import { changesAsMarkdown } from './as-markdown';
import { changesOf, replacedCluster, resourceOf } from '../testing/examples';

test('nothing to do is printed, with the digest', () => {
  const text = changesAsMarkdown(changesOf({ state: 'unchanged' }));
  expect(text).toContain('Nothing to do.');
  expect(text).toContain('Digest `d1`');
});

test('a replacement is an item with what it means below', () => {
  const text = changesAsMarkdown(changesOf({ resources: [replacedCluster] }));
  expect(text).toContain(
    '## Replaced\n\n- **replaced** `Database/Cluster` (AWS::RDS::DBCluster, `Cluster9`)',
  );
  expect(text).toContain('  - `~ DBClusterIdentifier: old → new`');
  expect(text).toContain('  - means: a new, empty database');
});

test('no text of a template can leave its code', () => {
  const properties = [{ path: 'Description', after: 'a `quote` and ```fence```' }];
  const text = changesAsMarkdown(changesOf({ resources: [resourceOf({ properties })] }));
  expect(text).toContain('```` + Description: a `quote` and ```fence``` ````');
});

test('a reason of AWS cannot format anything', () => {
  expect(changesAsMarkdown(changesOf({ basis: '<b>*x*</b>' }))).toContain('\\<b\\>\\*x\\*\\</b\\>');
});

test('published values, inputs and notes are lists', () => {
  const text = changesAsMarkdown(
    changesOf({
      published: [{ name: '/n', action: 'removed', before: 'a', readers: ['x', 'y'] }],
      inputs: [{ name: '/i', before: 'old', after: 'new' }],
      notes: ['note'],
    }),
  );
  expect(text).toContain('- removed `/n`: `a`; read by x, y');
  expect(text).toContain('- `/i`: `old` → `new`');
  expect(text).toContain('## Stack\n\n- `note`');
});

test.each([
  [
    'a heading and an image',
    'a\n\n# Injected\n\n<img src="https://evil.example/x.png">\n\n[go](https://evil.example)\n',
  ],
  ['the end of its code', '`` ` <script>alert(1)</script>'],
  ['signs for a terminal', '\u001b[2K\u001b[1A\u001b]0;pwned\u0007\u001b[31mred'],
  ['another direction', '\u202e# Injected'],
])('no value can break out with %s', (_, value) => {
  const one = resourceOf({
    logicalId: value,
    path: value,
    type: value,
    topics: [value],
    properties: [{ path: value, before: value, after: value }],
    meaning: value,
    fate: value,
    holds: value,
  });
  const text = changesAsMarkdown(
    changesOf({
      layer: value,
      environment: value,
      stack: value,
      basis: value,
      resources: [one],
      published: [{ name: value, action: 'changed', before: value, after: value, readers: [value] }],
      inputs: [{ name: value, before: value, after: value }],
      notes: [value],
    }),
  );
  // Escaped signs and code spans go, in the order of the text: what is left is what a renderer would format.
  const formatted = text.replace(/\\.|(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
  expect(formatted).not.toMatch(/^\s*#+ Injected|<(?:img|script)|\]\(/m);
  expect(text).not.toMatch(/[^\n\P{Cc}]|\u202e/u);
});
