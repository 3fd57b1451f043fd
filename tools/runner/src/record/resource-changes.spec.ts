import type { ChangeAction, Replacement, StackEvent } from '@aws-sdk/client-cloudformation';
import { changedResources, changesByEvents, changesText, countChanges } from './resource-changes';

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
