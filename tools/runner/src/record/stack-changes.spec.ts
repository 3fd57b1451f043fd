import { ChangeSetNotFoundException } from '@aws-sdk/client-cloudformation';
import { type Answers, fakeSession } from '../aws/fake-session';
import { stackChanges } from './stack-changes';

const event = (LogicalResourceId: string, ResourceStatus: string, PhysicalResourceId = 'p') => ({
  StackId: 'stack-id',
  LogicalResourceId,
  ResourceStatus,
  PhysicalResourceId,
});
const BEGIN = event('s', 'UPDATE_IN_PROGRESS', 'stack-id');

/** Two pages of a change set, and of events of which the second is older than the operation. */
const answers: Answers = {
  DescribeChangeSet: ({ NextToken }) =>
    NextToken
      ? { Changes: [{ ResourceChange: { LogicalResourceId: 'B', Action: 'Modify' } }] }
      : { Changes: [{ ResourceChange: { LogicalResourceId: 'A', Action: 'Add' } }], NextToken: '2' },
  DescribeStackEvents: ({ NextToken }) =>
    NextToken
      ? { StackEvents: [event('C', 'CREATE_COMPLETE')] }
      : {
          StackEvents: [event('B', 'UPDATE_COMPLETE'), event('A', 'CREATE_COMPLETE'), BEGIN],
          NextToken: '2',
        },
};

test('all pages of the change set count, and only events of the last operation are read', async () => {
  const { session, calls } = fakeSession('test', answers);
  expect(await stackChanges(session, 's')).toEqual({
    added: ['A'],
    changed: ['B'],
    replaced: [],
    removed: [],
  });
  expect(calls.filter((call) => call === 'DescribeStackEvents')).toHaveLength(1);
});

test('where the change set is gone the events tell', async () => {
  const { session } = fakeSession('test', {
    ...answers,
    DescribeChangeSet: () => {
      throw new ChangeSetNotFoundException({ message: 'gone', $metadata: {} });
    },
  });
  expect(await stackChanges(session, 's')).toEqual({
    added: ['A'],
    changed: ['B'],
    replaced: [],
    removed: [],
  });
});

test('a change set that may not be read is an error', async () => {
  const { session } = fakeSession('test', {
    ...answers,
    DescribeChangeSet: () => {
      throw new Error('AccessDenied');
    },
  });
  await expect(stackChanges(session, 's')).rejects.toThrow('AccessDenied');
});
