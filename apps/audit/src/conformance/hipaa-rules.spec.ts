import data from './hipaa-rules.json';
import { hipaaRules } from './hipaa-rules';

test('the list says where it is from, of which day, and under which license', () => {
  expect(data).toMatchObject({
    source: expect.stringContaining('Operational-Best-Practices-for-HIPAA-Security'),
    date: '2025-01-07',
    license: 'CC0-1.0',
  });
});

test('no rule was lost when the list was carried over', () => {
  expect(hipaaRules).toHaveLength(130);
});

test.each(['name', 'identifier'] as const)('every rule has a %s of its own', (key) => {
  expect(new Set(hipaaRules.map((rule) => rule[key])).size).toBe(hipaaRules.length);
});
