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
