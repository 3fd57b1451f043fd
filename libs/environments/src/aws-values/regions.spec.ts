import { RegionInfo } from 'aws-cdk-lib/region-info';
import { PARTITIONS, partitionWith, regionName, zoneLetters } from './regions';

test('the regions are those that the CDK knows, in the same partitions', () => {
  const known = Object.entries(PARTITIONS).flatMap(([partition, names]) =>
    names.map((name) => `${partition} ${name}`),
  );
  expect(known.sort()).toEqual(
    RegionInfo.regions.map(({ partition, name }) => `${partition} ${name}`).sort(),
  );
});

test.each(['us-nowhere-9', 'zz-zz-1', 'us-wset-2', 'US-EAST-1', 'us-east-1a', '', 'constructor'])(
  '%p is no region',
  (name) => {
    expect(partitionWith(name)).toBeUndefined();
    expect(regionName().safeParse(name).success).toBe(false);
  },
);

test('a region is of one partition', () => {
  expect(partitionWith('us-gov-west-1')).toBe('aws-us-gov');
  expect(partitionWith('us-west-2')).toBe('aws');
});

test('zones of a region have its own letters', () => {
  expect(zoneLetters('us-west-2')).toEqual(['a', 'b', 'c', 'd']);
  expect(zoneLetters('ca-central-1')).toEqual(['a', 'b', 'd']);
  expect(zoneLetters('eu-west-1')).toEqual(['a', 'b', 'c']);
});
