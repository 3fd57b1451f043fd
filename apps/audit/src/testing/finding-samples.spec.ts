import { matchesEvent } from './finding-samples';

const event = {
  source: 'aws.x',
  detail: { state: 'FAILED', severity: 5, items: [{ label: 'LOW' }, { label: 'HIGH' }] },
};

test.each([
  ['a text', { source: ['aws.x'] }],
  ['one of several texts', { source: ['aws.y', 'aws.x'] }],
  ['a text below', { detail: { state: ['FAILED'] } }],
  ['several fields', { source: ['aws.x'], detail: { state: ['FAILED'] } }],
  ['an item of a list', { detail: { items: { label: ['HIGH'] } } }],
  ['a number that is large enough', { detail: { severity: [{ numeric: ['>=', 5] }] } }],
  ['a text that is not excluded', { detail: { state: [{ 'anything-but': 'COMPLETED' }] } }],
])('%s is found', (_, pattern) => {
  expect(matchesEvent(pattern, event)).toBe(true);
});

test.each([
  ['another text', { source: ['aws.y'] }],
  ['a field that is missing', { detail: { status: ['FAILED'] } }],
  ['half of several fields', { source: ['aws.x'], detail: { state: ['COMPLETED'] } }],
  ['an item that no list has', { detail: { items: { label: ['CRITICAL'] } } }],
  ['a number that is too large', { detail: { severity: [{ numeric: ['>=', 6] }] } }],
  ['a number where there is a text', { detail: { state: [{ numeric: ['>=', 1] }] } }],
  ['a text that is excluded', { detail: { state: [{ 'anything-but': ['FAILED', 'ABORTED'] }] } }],
  ['a missing field that is not excluded', { detail: { status: [{ 'anything-but': 'x' }] } }],
])('%s is not found', (_, pattern) => {
  expect(matchesEvent(pattern, event)).toBe(false);
});

test('a filter that is not understood is no match, but an error', () => {
  expect(() => matchesEvent({ source: [{ wildcard: 'aws.*' }] }, event)).toThrow('is not understood');
});
