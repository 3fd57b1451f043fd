import { fateOf } from './fate';

const Type = 'AWS::S3::Bucket';

test.each([
  ['Retain', 'kept'],
  ['RetainExceptOnCreate', 'kept'],
  ['Snapshot', 'snapshot'],
  ['Delete', 'deleted'],
  [undefined, 'deleted'],
])('a resource with deletion policy %s that is removed is %s', (DeletionPolicy, fate) => {
  expect(fateOf({ Type, DeletionPolicy }, undefined)).toBe(fate);
});

test.each([
  ['Retain', 'Retain', 'kept'],
  ['Retain', 'Delete', 'deleted'],
  ['Delete', 'Retain', 'deleted'],
  ['Snapshot', 'Retain', 'snapshot'],
  ['Retain', undefined, 'deleted'],
])('replaced under %s, with %s to come, the old one is %s: the worse one counts', (old, next, fate) => {
  expect(fateOf({ Type, UpdateReplacePolicy: old }, { Type, UpdateReplacePolicy: next })).toBe(fate);
});

test('the deletion policy says nothing about a replacement', () => {
  expect(fateOf({ Type, DeletionPolicy: 'Retain' }, { Type, DeletionPolicy: 'Retain' })).toBe('deleted');
});
