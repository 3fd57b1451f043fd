import { deliveryContract } from './index';

test('delivery publishes for readers of the layer "delivery"', () => {
  expect(deliveryContract.layer).toBe('delivery');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(Object.keys(deliveryContract.entries)).toEqual([
    'buildProjectName',
    'deployProjectNames',
    'artefactBucketName',
    'evidenceBucketName',
  ]);
});

test('every entry says what it is', () => {
  expect(
    Object.values(deliveryContract.entries).filter(({ description }) => description.length < 10),
  ).toEqual([]);
});
