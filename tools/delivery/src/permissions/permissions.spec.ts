import { type Permission, allow, typePermissions } from '.';

const entries = Object.entries(typePermissions);
const all: readonly Permission[] = Object.values(typePermissions).flat();
const changesRecords = /^(iam|s3|sqs|sns|rds|lambda):/;

test('a permission in short names each action in full, on every resource unless told otherwise', () => {
  expect(allow('s3', 'GetObject PutObject')).toEqual({
    actions: ['s3:GetObject', 's3:PutObject'],
    on: ['*'],
  });
});

test.each(entries)('%s has at least one action', (_, permissions) => {
  expect(permissions.flatMap(({ actions }) => actions).length).toBeGreaterThan(0);
});

test.each(entries)('%s names its actions one by one, without wildcards or slips', (_, permissions) => {
  const odd = permissions
    .flatMap(({ actions }) => actions)
    .filter((one) => !/^[a-z0-9-]+:[A-Z]\w+$/.test(one));
  expect(odd).toEqual([]);
});

test.each(entries)('%s names no action twice on the same resources', (_, permissions) => {
  const named = permissions.flatMap(({ actions, on }) => actions.map((action) => `${action} ${on.join()}`));
  expect(named).toEqual([...new Set(named)]);
});

test('roles, policies, buckets, queues, topics, databases and functions are changed by name only', () => {
  const everywhere = all
    .filter(({ on }) => on.includes('*'))
    .flatMap(({ actions }) => actions)
    .filter((action) => changesRecords.test(action) && !/:(Describe|Get|List)/.test(action));
  expect([...new Set(everywhere)].sort()).toEqual(['sns:SetSubscriptionAttributes', 'sns:Unsubscribe']);
});

test('roles are handed on only when they are the application’s, or those that AWS keeps for a service', () => {
  const passed = all.filter(({ actions }) => actions.includes('iam:PassRole')).flatMap(({ on }) => on);
  expect([...new Set(passed)].sort()).toEqual([
    'arn:{partition}:iam::{account}:role/aws-service-role/config.amazonaws.com/*',
    'arn:{partition}:iam::{account}:role/service-role/AWSBackupDefaultServiceRole',
    'arn:{partition}:iam::{account}:role/{application}-*',
  ]);
});

test('no type needs people, their passwords or their keys', () => {
  const people = all
    .flatMap(({ actions }) => actions)
    .filter((action) => /User$|AccessKey|LoginProfile/.test(action));
  expect(people.filter((action) => action.startsWith('iam:'))).toEqual([]);
});
