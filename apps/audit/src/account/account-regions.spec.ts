import { accountRegions } from './account-regions';

const all = [
  { account: '1', region: 'us-east-1' },
  { account: '2', region: 'us-west-2' },
  { account: '1', region: 'eu-west-1' },
  { account: '1', region: 'us-east-1' },
];

test('an account is at home in the region of its first environment, and each region counts once', () => {
  expect(accountRegions({ account: '1', region: 'eu-west-1' }, all)).toEqual(['us-east-1', 'eu-west-1']);
});

test('an account that the registry does not know is at home where it is', () => {
  expect(accountRegions({ account: '3', region: 'us-east-2' }, all)).toEqual(['us-east-2']);
});
