import { codeOwners } from '../code-owners';

const text = codeOwners({
  organization: 'acme',
  owner: 'platform-team',
  layers: [
    { name: 'storage', owner: 'files' },
    { name: 'payments', owner: 'team-payments' },
  ],
});

test('what nobody has taken is the platform team’s, and comes first, because the last match counts', () => {
  expect(text.split('\n')[1]).toBe('* @acme/platform-team');
});

test('a layer and its contract belong to the team of the layer, in the order of names', () => {
  expect(text.split('\n').slice(2)).toEqual([
    '/apps/payments/ @acme/team-payments',
    '/libs/contracts/payments/ @acme/team-payments',
    '/apps/storage/ @acme/files',
    '/libs/contracts/storage/ @acme/files',
    '',
  ]);
});
