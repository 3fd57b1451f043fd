import { isPlaceholderAccount } from './account';
import { allEnvironments } from './registry';

test('a fresh fork names accounts that nobody owns', () => {
  const real = allEnvironments().filter(({ target }) => target === 'aws');
  expect(real.filter(({ account }) => !isPlaceholderAccount(account))).toEqual([]);
});
