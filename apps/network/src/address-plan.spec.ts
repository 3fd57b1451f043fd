import { parseIpv4Range } from '@hipaa-cdk/environments/aws-values';
import {
  addressRangeProblem,
  subnetRange,
  zoneLetter,
  contains,
  alignedRange,
  formatRange,
  rangeSize,
  TIERS,
} from './address-plan';

const ZONES = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `us-east-1${letter}`);
const every = (vpc: string) => TIERS.flatMap((tier) => ZONES.map((zone) => subnetRange(vpc, tier, zone)));
const range = (text: string) => parseIpv4Range(text) ?? { start: NaN, prefix: NaN };

test('each tier has a quarter of the VPC and each zone an eighth of that', () => {
  expect(subnetRange('10.0.0.0/16', 'private', 'us-east-1a')).toBe('10.0.0.0/21');
  expect(subnetRange('10.0.0.0/16', 'private', 'us-east-1b')).toBe('10.0.8.0/21');
  expect(subnetRange('10.0.0.0/16', 'public', 'us-east-1a')).toBe('10.0.64.0/21');
  expect(subnetRange('10.0.0.0/16', 'isolated', 'us-east-1c')).toBe('10.0.144.0/21');
});

test('the region does not matter, only the letter of the zone', () => {
  expect(subnetRange('10.0.0.0/16', 'isolated', 'eu-west-1b')).toBe(
    subnetRange('10.0.0.0/16', 'isolated', 'us-east-1b'),
  );
  expect(zoneLetter('ap-southeast-2c')).toBe('c');
});

test.each(['10.0.0.0/16', '172.20.48.0/20', '192.168.252.0/22'])(
  'no two subnets of %s overlap, and all lie inside it',
  (vpc) => {
    const ranges = every(vpc);
    const overlaps = ranges.filter((one, index) =>
      ranges.some((other, at) => at !== index && contains(range(one), range(other))),
    );
    expect(overlaps).toEqual([]);
    expect(ranges.every((subnet) => contains(range(vpc), range(subnet)))).toBe(true);
  },
);

test('the smallest VPC still has subnets that a load balancer fits in', () => {
  expect(subnetRange('10.0.0.0/22', 'public', 'us-east-1a')).toMatch(/\/27$/);
});

test.each(['10.0.0.0/16', '10.255.252.0/22', '172.31.0.0/16', '192.168.0.0/16'])(
  'a VPC may be %s',
  (text) => {
    expect(addressRangeProblem(text)).toBeUndefined();
  },
);

test.each([
  ['ten', 'expected an IPv4 range such as "10.0.0.0/16"'],
  ['10.0.0.0/15', 'expected a /16 to /22'],
  ['10.0.0.0/23', 'expected a /16 to /22'],
  ['10.0.4.0/16', 'expected the start of the range, "10.0.0.0/16"'],
  ['8.8.0.0/16', 'expected a part of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16'],
  ['172.32.0.0/16', 'expected a part of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16'],
])('a VPC cannot be %s: %s', (text, problem) => {
  expect(addressRangeProblem(text)).toBe(problem);
});

describe('ipv4 range', () => {
  const range = (text: string) => parseIpv4Range(text) ?? { start: NaN, prefix: NaN };

  test('a range is read as its first address and its prefix', () => {
    expect(parseIpv4Range('10.1.2.0/24')).toEqual({ start: 0x0a010200, prefix: 24 });
  });

  test.each(['10.0.0.0', '10.0.0/16', '10.0.0.256/16', '10.0.0.0/33', '10.0.0.0/16 ', 'fd00::/8', ''])(
    '%j is no range',
    (text) => {
      expect(parseIpv4Range(text)).toBeUndefined();
    },
  );

  test.each(['0.0.0.0/0', '10.1.128.0/21', '192.168.255.255/32', '255.255.255.255/32'])(
    '%s is written as it was read',
    (text) => {
      expect(formatRange(range(text))).toBe(text);
    },
  );

  test('every bit less in the prefix doubles a range', () => {
    expect([32, 31, 24, 16].map((prefix) => rangeSize({ prefix }))).toEqual([1, 2, 256, 65_536]);
  });

  test('aligning goes back to the address that a range of this prefix starts with', () => {
    expect(formatRange(alignedRange(range('10.1.77.5/16')))).toBe('10.1.0.0/16');
    expect(formatRange(alignedRange(range('192.168.3.200/26')))).toBe('192.168.3.192/26');
  });

  test.each([
    ['10.0.0.0/8', '10.255.0.0/16', true],
    ['10.0.0.0/8', '10.0.0.0/8', true],
    ['10.0.0.0/8', '11.0.0.0/16', false],
    ['172.16.0.0/12', '172.32.0.0/16', false],
    ['10.0.0.0/16', '10.0.0.0/8', false],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    expect(contains(range(outer), range(inner))).toBe(expected);
  });
});
