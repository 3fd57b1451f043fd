import type { UserError } from '@hipaa-cdk/errors';
import { assertPublished } from './assert-published';

const inputs = new Map([
  ['NetworkVpcId', '/hipaa/local/network/vpcId'],
  ['StorageBucketName', '/hipaa/local/storage/bucketName'],
]);

function failure(stored: Record<string, string>): UserError {
  try {
    assertPublished('database', 'local', inputs, new Map(Object.entries(stored)));
  } catch (error) {
    return error as UserError;
  }
  throw new Error('nothing was refused');
}

test('a reader whose inputs are all published may deploy', () => {
  const stored = new Map([...inputs.values()].map((name) => [name, 'value']));
  expect(() => assertPublished('database', 'local', inputs, stored)).not.toThrow();
});

test('the message names the missing parameter', () => {
  expect(failure({ '/hipaa/local/storage/bucketName': 'b' }).message).toContain('/hipaa/local/network/vpcId');
});

test('the remedy is the command that publishes it', () => {
  expect(failure({ '/hipaa/local/storage/bucketName': 'b' }).remedy).toBe(
    'npx nx run network:deploy --env=local',
  );
});

test('several producers are all named', () => {
  expect(failure({}).remedy?.split('\n')).toEqual([
    'npx nx run network:deploy --env=local',
    'npx nx run storage:deploy --env=local',
  ]);
});
