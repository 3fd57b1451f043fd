import { actingRole, describeStack, settledStack } from './deployed-stack';
import { fakeSession } from '../testing/fake-session';

const stack = (status: string, more = {}) => ({
  Stacks: [{ StackId: 'id', StackName: 'hipaa-local-network', StackStatus: status, ...more }],
});

test('a stack that does not exist is undefined', async () => {
  const { session } = fakeSession('local', {
    DescribeStacks: () => {
      throw new Error('Stack with id hipaa-local-network does not exist');
    },
  });
  expect(await describeStack(session, 'hipaa-local-network')).toBeUndefined();
});

test('any other failure is not mistaken for a missing stack', async () => {
  const { session } = fakeSession('local', {
    DescribeStacks: () => {
      throw new Error('Rate exceeded');
    },
  });
  await expect(describeStack(session, 'hipaa-local-network')).rejects.toThrow('Rate exceeded');
});

test('a parameter from the Parameter Store counts with the value it was resolved to', async () => {
  const Parameters = [
    { ParameterKey: 'NetworkVpcId', ParameterValue: '/hipaa/local/network/vpcId', ResolvedValue: 'vpc-1' },
  ];
  const { session } = fakeSession('local', {
    DescribeStacks: () => stack('CREATE_COMPLETE', { Parameters }),
  });
  const described = await describeStack(session, 'hipaa-local-network');
  expect(described?.parameters.get('NetworkVpcId')).toBe('vpc-1');
});

test('a deploy waits until an earlier one has come to rest, and says so once', async () => {
  const statuses = ['CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'];
  const { session, calls } = fakeSession('local', { DescribeStacks: () => stack(statuses.shift() ?? '') });
  const printed: string[] = [];
  const settled = await settledStack(session, 'hipaa-local-network', (status) => printed.push(status));
  expect(settled?.status).toBe('CREATE_COMPLETE');
  expect(printed).toEqual(['CREATE_IN_PROGRESS']);
  expect(calls).toHaveLength(3);
});

test('a stack that is only a change set under review is at rest', async () => {
  const { session, calls } = fakeSession('local', { DescribeStacks: () => stack('REVIEW_IN_PROGRESS') });
  await settledStack(session, 'hipaa-local-network', () => undefined);
  expect(calls).toHaveLength(1);
});

test.each([
  [
    'hipaa-execution-local-release-us-east-1',
    { RoleARN: 'arn:aws:iam::000000000000:role/hipaa-execution-local-us-east-1' },
  ],
  ['hipaa-execution-local-us-east-1', {}],
])('a stack that was last changed by %s is removed by the role of the environment', async (name, acting) => {
  const RoleARN = `arn:aws:iam::000000000000:role/${name}`;
  const { session } = fakeSession('local', { DescribeStacks: () => stack('UPDATE_COMPLETE', { RoleARN }) });
  const described = await describeStack(session, 'hipaa-local-network');
  expect(described && actingRole(session, described)).toEqual(acting);
});
