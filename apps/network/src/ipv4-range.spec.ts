import { alignedRange, contains, formatRange, parseRange, rangeSize } from './ipv4-range';

const range = (text: string) => parseRange(text) ?? { start: NaN, prefix: NaN };

test('a range is read as its first address and its prefix', () => {
  expect(parseRange('10.1.2.0/24')).toEqual({ start: 0x0a010200, prefix: 24 });
});

test.each(['10.0.0.0', '10.0.0/16', '10.0.0.256/16', '10.0.0.0/33', '10.0.0.0/16 ', 'fd00::/8', ''])(
  '%j is no range',
  (text) => {
    expect(parseRange(text)).toBeUndefined();
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
