import {
  ChangeSetNotFoundException,
  type ChangeAction,
  type Replacement,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { type Answers, fakeSession } from '../testing/fake-session';
import { stackChanges, changedResources, changesByEvents, changesText, countChanges } from './stack-changes';

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

const STACK = 'arn:aws:cloudformation:us-east-1:111111111111:stack/s/1';

/** Newest first, as CloudFormation lists them. */
function events(...rows: [id: string, status: string][]): StackEvent[] {
  return rows.map(([LogicalResourceId, ResourceStatus]) => ({
    StackId: STACK,
    EventId: '',
    StackName: 's',
    Timestamp: new Date(0),
    LogicalResourceId,
    ResourceStatus: ResourceStatus as StackEvent['ResourceStatus'],
    PhysicalResourceId: LogicalResourceId === 's' ? STACK : `${LogicalResourceId}-1`,
  }));
}

const change = (LogicalResourceId: string, Action: ChangeAction, replacement?: Replacement) => ({
  LogicalResourceId,
  Action,
  Replacement: replacement,
});

test('resources are sorted by what became of them', () => {
  const announced = [
    change('New', 'Add'),
    change('Old', 'Remove'),
    change('Changed', 'Modify', 'False'),
    change('Replaced', 'Modify', 'True'),
  ];
  const seen = events(
    ['Replaced', 'UPDATE_COMPLETE'],
    ['Changed', 'UPDATE_COMPLETE'],
    ['s', 'UPDATE_IN_PROGRESS'],
  );
  expect(changedResources(announced, seen)).toEqual({
    added: ['New'],
    changed: ['Changed'],
    replaced: ['Replaced'],
    removed: ['Old'],
  });
});

test('a resource that was announced and then needed nothing is not counted', () => {
  expect(
    countChanges(changedResources([change('A', 'Modify')], events(['s', 'UPDATE_IN_PROGRESS']))),
  ).toEqual({
    added: 0,
    changed: 0,
    replaced: 0,
    removed: 0,
  });
});

test.each(['DELETE_COMPLETE', 'DELETE_SKIPPED'])(
  'what was open whether it is replaced was, when its predecessor ended in %s',
  (status) => {
    const seen = events(['A', status], ['A', 'UPDATE_COMPLETE'], ['s', 'UPDATE_IN_PROGRESS']);
    expect(changedResources([change('A', 'Modify', 'Conditional')], seen).replaced).toEqual(['A']);
  },
);

test('events of earlier operations do not count', () => {
  const seen = events(
    ['A', 'UPDATE_COMPLETE'],
    ['s', 'UPDATE_IN_PROGRESS'],
    ['A', 'DELETE_COMPLETE'],
    ['s', 'UPDATE_IN_PROGRESS'],
  );
  expect(changedResources([change('A', 'Modify', 'Conditional')], seen).changed).toEqual(['A']);
});

test('without a change set the events tell what it would have announced', () => {
  const seen = events(
    ['s', 'UPDATE_COMPLETE'],
    ['Gone', 'DELETE_COMPLETE'],
    ['New', 'CREATE_COMPLETE'],
    ['Changed', 'UPDATE_COMPLETE'],
    ['s', 'UPDATE_IN_PROGRESS'],
  );
  expect(countChanges(changedResources(changesByEvents(seen), seen))).toEqual({
    added: 1,
    changed: 1,
    replaced: 0,
    removed: 1,
  });
});

test('the text leaves out what is none', () => {
  expect(changesText({ added: 1, changed: 0, replaced: 2, removed: 3 })).toBe('+1 !2 -3');
  expect(changesText({ added: 0, changed: 0, replaced: 0, removed: 0 })).toBe('');
});
