import { catalogContract } from './index';

test('the catalog publishes for readers of the layer "catalog"', () => {
  expect(catalogContract.layer).toBe('catalog');
});

test('removing or renaming an entry is seen here before a product misses it', () => {
  expect(Object.keys(catalogContract.entries)).toEqual([
    'portfolioId',
    'keyArn',
    'boundaryArn',
    'logGroupName',
    'accessLogBucketName',
    'webAclArn',
    'publicRangesId',
    'internalRangesId',
    'armImageId',
    'x86ImageId',
  ]);
});

test('every entry says what it is', () => {
  expect(Object.values(catalogContract.entries).filter(({ description }) => description.length < 10)).toEqual(
    [],
  );
});
