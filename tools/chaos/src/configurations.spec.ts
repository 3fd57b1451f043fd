import { resolve } from 'node:path';
import '@hipaa-cdk/platform';
import { subjects, tryConfiguration } from './configurations';

const WORKSPACE = resolve(__dirname, '../../..');
/** A slice of what `chaos:configurations` tries. */
const COUNT = 100;

test('whatever is set to whatever is refused with its path, or means something', async () => {
  const all = await subjects(WORKSPACE);
  const tried = Array.from({ length: COUNT }, (_, index) => tryConfiguration(all, index));
  expect(tried.filter(({ outcome }) => outcome === 'raw' || outcome === 'wrongly accepted')).toEqual([]);
  expect(new Set(tried.map(({ outcome }) => outcome))).toEqual(new Set(['refused', 'accepted']));
}, 60_000);

test('one seed tries one thing, and what a validation does not understand is seen', () => {
  const wild = {
    name: 'wild',
    value: { a: 'x' },
    validate: () => {
      throw new TypeError('Cannot read properties of undefined');
    },
  };
  expect(tryConfiguration([wild], 7)).toEqual(tryConfiguration([wild], 7));
  expect(tryConfiguration([wild], 7)).toMatchObject({ outcome: 'raw' });
  const mild = { ...wild, validate: () => undefined };
  const outcomes = Array.from({ length: 100 }, (_, seed) => tryConfiguration([mild], seed).outcome);
  expect(new Set(outcomes)).toEqual(new Set(['accepted', 'wrongly accepted']));
});
