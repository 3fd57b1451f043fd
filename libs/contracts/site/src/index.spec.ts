import { siteContract } from './index';

test('site publishes for readers of the layer "site"', () => {
  expect(siteContract.layer).toBe('site');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(Object.keys(siteContract.entries)).toEqual(['url', 'hostName', 'target']);
});

test('every entry says what it is', () => {
  expect(Object.values(siteContract.entries).filter(({ description }) => description.length < 10)).toEqual(
    [],
  );
});
