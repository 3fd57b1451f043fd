import { actionsFor, runnerCalls } from '.';

test('a call takes the action of its own name', () => {
  expect(runnerCalls['rds:CreateDBSnapshot']).toEqual({
    purpose: 'snapshot',
    actions: ['rds:CreateDBSnapshot'],
  });
});

test.each([
  ['cloudformation:DescribeStacks', ['cloudformation:DescribeStacks', 'cloudformation:ListStacks']],
  ['s3:ListObjectVersions', ['s3:ListBucketVersions']],
  ['s3:DeleteObjects', ['s3:DeleteObject', 's3:DeleteObjectVersion']],
])('%s takes actions of other names', (call, actions) => {
  expect(runnerCalls[call]?.actions).toEqual(actions);
});

test('actions of a purpose can be had for one service', () => {
  expect(actionsFor('unlock')).toContain('cognito-idp:UpdateUserPool');
  expect(actionsFor('unlock', 'rds')).toEqual(['rds:ModifyDBCluster']);
});

test('snapshots are made and looked at, and never deleted', () => {
  expect(actionsFor('snapshot').filter((action) => !/^rds:(Create|Describe)/.test(action))).toEqual([]);
});

test('what compares a stack executes nothing', () => {
  expect(actionsFor('compare').join()).not.toMatch(/Execute|UpdateStack|CreateStack|DeleteStack/);
});
