import { resultTable } from './result-table';
import type { Row } from './row';

const row: Row = { layer: 'network', stack: 'hipaa-local-network', result: 'created', seconds: 1.25 };

test('stubbed resources are counted beside the real ones', () => {
  expect(resultTable([{ ...row, resources: 40, stubbed: 3 }])).toContain('40 (3 stubbed)');
});

test('nothing is said of stubs where there are none', () => {
  expect(resultTable([{ ...row, resources: 40, stubbed: 0 }])).not.toContain('stubbed');
});

test('the reason of a skipped layer stands in its line', () => {
  const text = resultTable([{ ...row, result: 'skipped', note: 'not a layer of dev' }]);
  expect(text).toMatch(/network .* skipped .* not a layer of dev/);
});

test('the number of published values has a column', () => {
  expect(resultTable([{ ...row, published: 5 }])).toMatch(/published.*\n.*\n.* 5 /);
});
