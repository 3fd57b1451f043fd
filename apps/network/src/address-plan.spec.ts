import { addressRangeProblem, subnetRange, zoneLetter } from './address-plan';
import { contains, parseRange } from './ipv4-range';
import { TIERS } from './tier';

const ZONES = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `us-east-1${letter}`);
const every = (vpc: string) => TIERS.flatMap((tier) => ZONES.map((zone) => subnetRange(vpc, tier, zone)));
const range = (text: string) => parseRange(text) ?? { start: NaN, prefix: NaN };

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
