import { eligibleServiceRules } from './eligible-service-rules';

test('the gate has both of its rules', () => {
  expect(eligibleServiceRules.map(({ id }) => id)).toEqual([
    'OnlyEligibleServices',
    'OnlyEligibleDatabaseEngines',
  ]);
});

test('every rule of the gate cites what it comes from', () => {
  expect(eligibleServiceRules.filter(({ citations }) => citations.length === 0)).toEqual([]);
});
