import { distinctFindings } from './distinct-findings';
import { aFinding } from './testing/a-finding';

test('what one rule says several times about a resource is one finding', () => {
  const first = aFinding({ message: 'first property' });
  expect(distinctFindings([first, aFinding({ message: 'second property' })])).toEqual([first]);
});

test.each([
  ['engine', aFinding({ engine: 'cfn-lint' })],
  ['rule', aFinding({ rule: 'CKV_2' })],
  ['layer', aFinding({ layer: 'network' })],
  ['environment', aFinding({ environment: 'test' })],
  ['resource', aFinding({ logicalId: 'Other' })],
])('findings that differ in their %s stay apart', (_what, other) => {
  expect(distinctFindings([aFinding(), other])).toHaveLength(2);
});
