import { isPlaceholderAccount } from '@hipaa-cdk/environments';
import { allEnvironments } from './index';

test('a fresh fork names accounts that nobody owns', () => {
  const real = allEnvironments().filter(({ target }) => target === 'aws');
  expect(real.filter(({ account }) => !isPlaceholderAccount(account))).toEqual([]);
});
