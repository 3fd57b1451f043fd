import { changesAsText } from './as-text';
import { changesOf, replacedCluster, resourceOf } from '../testing/examples';

test('nothing to do is one line', () => {
  expect(changesAsText(changesOf({ state: 'unchanged' }))).toBe('database in prod: nothing to do');
});

test('a replacement is told with its cause, its loss and its meaning', () => {
  expect(changesAsText(changesOf({ resources: [replacedCluster] }))).toBe(
    [
      'database in prod: 1 replaced',
      ' Replaced',
      '  replaced: Database/Cluster (AWS::RDS::DBCluster)',
      '      ~ DBClusterIdentifier: old → new',
      '      holds the databases; the old one is deleted with its content',
      '      means: a new, empty database',
      '  Rests on a change set.',
    ].join('\n'),
  );
});

test('a layer that is not deployed is printed to be new', () => {
  expect(changesAsText(changesOf({ state: 'new' }))).toContain('database in prod: not deployed yet; ');
});

test('many new resources are counted by type', () => {
  const resources = Array.from({ length: 13 }, (_, index) =>
    resourceOf({ action: 'added', path: `T${index}` }),
  );
  const text = changesAsText(changesOf({ resources }));
  expect(text).toContain('  13 × AWS::SNS::Topic');
  expect(text).not.toContain('T5');
});

test('many changed values of one resource are counted', () => {
  const properties = Array.from({ length: 10 }, (_, index) => ({ path: `P${index}`, after: 'x' }));
  const text = changesAsText(changesOf({ resources: [resourceOf({ properties })] }));
  expect(text).toContain('      + P7: x\n      and 2 more');
});

test('what follows another resource names it, and whether it is sure', () => {
  const properties = [
    { path: 'A', cause: 'Vpc' },
    { path: 'B', cause: 'Key.Arn', certain: false as const },
    { path: 'C', before: 'x' },
  ];
  const text = changesAsText(changesOf({ resources: [resourceOf({ properties })] }));
  expect(text).toContain('~ A: follows Vpc');
  expect(text).toContain('~ B: may follow Key.Arn');
  expect(text).toContain('- C: x');
});

test('published values name their readers, moved inputs both values, the stack its notes', () => {
  const text = changesAsText(
    changesOf({
      published: [{ name: '/n', action: 'changed', before: 'a', after: 'b', readers: ['compute'] }],
      inputs: [{ name: '/i', before: 'old', after: 'new' }],
      notes: ['a note'],
    }),
  );
  expect(text).toContain(' Published values\n  changed: /n\n      a → b\n      read by compute');
  expect(text).toContain(' Inputs that moved since the last deploy\n  /i\n      old → new');
  expect(text).toContain(' Stack\n  a note');
});

test('a value cannot steer the terminal, nor look like a line of ours', () => {
  const after = 'a\n Removed\n\u001b[2K\u001b[1Ab';
  const text = changesAsText(
    changesOf({ resources: [resourceOf({ properties: [{ path: 'Description', after }] })] }),
  );
  expect(text).toContain('+ Description: a\\n Removed\\nb');
  expect(text).not.toMatch(/[^\n\P{Cc}]/u);
});
