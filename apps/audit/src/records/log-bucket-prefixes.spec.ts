import { logBucketPrefixes } from './log-bucket-prefixes';

const all = [
  { name: 'dev', account: '111111111111' },
  { name: 'test', account: '111111111111' },
  { name: 'prod', account: '222222222222' },
];

test('every environment of the account has its log buckets, and the layer has its own', () => {
  expect(
    logBucketPrefixes(
      { stackName: 'hipaa-account-audit', account: '111111111111', suffixes: ['storage-logs', 'web-logs'] },
      all,
    ),
  ).toEqual([
    'hipaa-account-audit-',
    'hipaa-dev-storage-logs',
    'hipaa-dev-web-logs',
    'hipaa-test-storage-logs',
    'hipaa-test-web-logs',
  ]);
});

test('another account is another matter', () => {
  expect(
    logBucketPrefixes({ stackName: 's', account: '222222222222', suffixes: ['storage-logs'] }, all),
  ).toEqual(['s-', 'hipaa-prod-storage-logs']);
});
