import { soundException } from '../../fixtures/exception';
import { finding } from '../../fixtures/finding';
import { judgement } from '../../fixtures/judgement';
import { jsonReport } from './json-report';

const exception = soundException();
const assessment = { ...judgement(), excepted: [{ ...finding({ logicalId: 'Known' }), exception }] };
const report = JSON.parse(jsonReport(assessment)) as Record<string, unknown[]>;

test('findings are there with all their fields', () => {
  expect(report['findings']).toEqual([finding()]);
});

test('excepted findings are there with their exception', () => {
  expect(report['excepted']).toEqual([expect.objectContaining({ logicalId: 'Known', exception })]);
});

test('what was judged is named without the templates themselves', () => {
  expect(report['subjects']).toEqual([
    {
      name: 'storage prod',
      layer: 'storage',
      environment: 'prod',
      context: { dataClass: 'phi', removal: 'retain' },
    },
  ]);
});

test('the text ends with a line break, as files do', () => {
  expect(jsonReport(assessment).endsWith('}\n')).toBe(true);
});
