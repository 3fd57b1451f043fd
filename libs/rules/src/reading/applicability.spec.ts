import { mayHoldHealthData, mustOutliveStack } from './applicability';

test.each([
  ['phi', true],
  ['unknown', true],
  ['deidentified', false],
  ['synthetic', false],
] as const)('data of class %s may be health data: %p', (dataClass, expected) => {
  expect(mayHoldHealthData({ dataClass, removal: 'retain' })).toBe(expected);
});

test.each([
  ['retain', true],
  ['unknown', true],
  ['destroy', false],
] as const)('where removal is %s data must outlive its stack: %p', (removal, expected) => {
  expect(mustOutliveStack({ dataClass: 'phi', removal })).toBe(expected);
});
