import { finding } from '../../fixtures/finding';
import { inOrder } from './in-order';

const one = finding({ subject: 'a', rule: 'R::1', logicalId: 'X' });
const two = finding({ subject: 'a', rule: 'R::1', logicalId: 'Y' });
const three = finding({ subject: 'a', rule: 'R::2', logicalId: 'A' });
const four = finding({ subject: 'b', rule: 'R::1', logicalId: 'A' });

test('template comes before rule, and rule before resource', () => {
  expect(inOrder([four, three, two, one])).toEqual([one, two, three, four]);
});

test('upper case comes first on every machine', () => {
  const [lower, upper] = [finding({ logicalId: 'a' }), finding({ logicalId: 'B' })];
  expect(inOrder([lower, upper])).toEqual([upper, lower]);
});

test('findings on one resource are ordered by property', () => {
  const [first, second] = [finding({ property: 'Properties.A' }), finding({ property: 'Properties.B' })];
  expect(inOrder([second, first])).toEqual([first, second]);
});

test('what is sorted stays as it was', () => {
  const items = [two, one];
  inOrder(items);
  expect(items).toEqual([two, one]);
});
