import { DBClusterNotFoundFault } from '@aws-sdk/client-rds';
import { LoadBalancerNotFoundException } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { fakeSession } from '../testing/fake-session';
import {
  liftDeletionProtection,
  databaseClusterProtection,
  loadBalancerProtection,
  userPoolProtection,
} from './deletion-protection';

const stack = (...resources: object[]) => ({
  ListStackResources: () => ({ StackResourceSummaries: resources }),
});
const resource = (ResourceType: string, PhysicalResourceId: string) => ({
  ResourceType,
  PhysicalResourceId,
  ResourceStatus: 'CREATE_COMPLETE',
});
const cluster = resource('AWS::RDS::DBCluster', 'db');

test('every kind of protected resource in the stack loses its protection', async () => {
  const { session, calls } = fakeSession('local', {
    ...stack(cluster, resource('AWS::Cognito::UserPool', 'us-east-1_pool')),
    ModifyDBCluster: () => ({}),
    DescribeUserPool: () => ({ UserPool: {} }),
    UpdateUserPool: () => ({}),
  });
  await liftDeletionProtection(session, 'stack');
  expect(calls).toEqual(['ListStackResources', 'ModifyDBCluster', 'DescribeUserPool', 'UpdateUserPool']);
});

test('a resource that is gone already is left alone', async () => {
  const gone = { ...cluster, ResourceStatus: 'DELETE_COMPLETE' };
  const { session, calls } = fakeSession('local', stack(gone));
  await liftDeletionProtection(session, 'stack');
  expect(calls).toEqual(['ListStackResources']);
});

test('a stack without protected resources asks no other service', async () => {
  const { session, calls } = fakeSession('local', stack(resource('AWS::S3::Bucket', 'files')));
  await liftDeletionProtection(session, 'stack');
  expect(calls).toEqual(['ListStackResources']);
});

test('resources of every page lose theirs', async () => {
  const { session, calls } = fakeSession('local', {
    ListStackResources: ({ NextToken }) =>
      NextToken
        ? { StackResourceSummaries: [resource('AWS::ElasticLoadBalancingV2::LoadBalancer', 'web')] }
        : { StackResourceSummaries: [cluster], NextToken: 'more' },
    ModifyDBCluster: () => ({}),
    ModifyLoadBalancerAttributes: () => ({}),
  });
  await liftDeletionProtection(session, 'stack');
  expect(calls).toEqual([
    'ListStackResources',
    'ModifyDBCluster',
    'ListStackResources',
    'ModifyLoadBalancerAttributes',
  ]);
});

const fail = (error: Error) => () => {
  throw error;
};

test('the deletion protection of a cluster is taken off, and nothing else is changed', async () => {
  const asked: unknown[] = [];
  const { session } = fakeSession('local', { ModifyDBCluster: (input) => void asked.push(input) });
  await databaseClusterProtection.lift(session, 'db');
  expect(asked).toEqual([{ DBClusterIdentifier: 'db', DeletionProtection: false }]);
});

test('a cluster that somebody has removed by hand is no error', async () => {
  const ModifyDBCluster = fail(new DBClusterNotFoundFault({ message: 'gone', $metadata: {} }));
  const { session } = fakeSession('local', { ModifyDBCluster });
  await expect(databaseClusterProtection.lift(session, 'db')).resolves.toBeUndefined();
});

test('any other refusal is told', async () => {
  const { session } = fakeSession('local', { ModifyDBCluster: fail(new Error('not allowed')) });
  await expect(databaseClusterProtection.lift(session, 'db')).rejects.toThrow('not allowed');
});

const liftWith = (ModifyLoadBalancerAttributes: (input: Record<string, unknown>) => unknown) =>
  loadBalancerProtection.lift(fakeSession('local', { ModifyLoadBalancerAttributes }).session, 'arn');

test('one attribute of the load balancer is switched off, and no other', async () => {
  const asked: unknown[] = [];
  await liftWith((input) => void asked.push(input));
  expect(asked).toEqual([
    { LoadBalancerArn: 'arn', Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }] },
  ]);
});

test.each([
  ['gone is fine', new LoadBalancerNotFoundException({ message: 'gone', $metadata: {} }), undefined],
  ['locked for the caller is told', new Error('not allowed'), 'not allowed'],
])('a load balancer that is %s', async (_, error, told) => {
  const lifted = liftWith(() => {
    throw error;
  });
  await (told ? expect(lifted).rejects.toThrow(told) : expect(lifted).resolves.toBeUndefined());
});

const POOL = 'us-east-1_pool';

async function updateOf(pool: object): Promise<object> {
  const asked: object[] = [];
  const { session } = fakeSession('local', {
    DescribeUserPool: () => ({ UserPool: pool }),
    UpdateUserPool: (input) => void asked.push(input),
  });
  await userPoolProtection.lift(session, POOL);
  return Object.assign({}, ...asked) as object;
}

test('the deletion protection of a user pool is taken off', async () => {
  expect(await updateOf({ DeletionProtection: 'ACTIVE' })).toMatchObject({
    UserPoolId: POOL,
    DeletionProtection: 'INACTIVE',
  });
});

test.each([
  ['AccountRecoverySetting', { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] }],
  ['AdminCreateUserConfig', { AllowAdminCreateUserOnly: true }],
  ['AutoVerifiedAttributes', ['email']],
  ['DeviceConfiguration', { ChallengeRequiredOnNewDevice: true }],
  ['EmailConfiguration', { EmailSendingAccount: 'COGNITO_DEFAULT' }],
  ['LambdaConfig', { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:allow' }],
  ['MfaConfiguration', 'ON'],
  ['Policies', { PasswordPolicy: { MinimumLength: 14 } }],
  ['SmsConfiguration', { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }],
  ['UserAttributeUpdateSettings', { AttributesRequireVerificationBeforeUpdate: ['email'] }],
  ['UserPoolAddOns', { AdvancedSecurityMode: 'ENFORCED' }],
  ['UserPoolTags', { Layer: 'auth' }],
  ['UserPoolTier', 'PLUS'],
  ['VerificationMessageTemplate', { EmailSubject: 'Code' }],
])('%s is printed again, because Cognito resets what is left out', async (setting, value) => {
  expect(await updateOf({ [setting]: value })).toMatchObject({ [setting]: value });
});

test('the days of an invitation are not printed twice, which Cognito refuses', async () => {
  const config = { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 3 };
  expect(await updateOf({ AdminCreateUserConfig: config })).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: undefined },
  });
});

test('a pool that somebody has removed by hand is no error', async () => {
  const { session } = fakeSession('local', {
    DescribeUserPool: () => {
      throw new ResourceNotFoundException({ message: 'gone', $metadata: {} });
    },
  });
  await expect(userPoolProtection.lift(session, POOL)).resolves.toBeUndefined();
});

test('any other refusal is told', async () => {
  const { session } = fakeSession('local', {
    DescribeUserPool: () => {
      throw new Error('not allowed');
    },
  });
  await expect(userPoolProtection.lift(session, POOL)).rejects.toThrow('not allowed');
});
