import { stableDigest, stableJson } from './stable-digest';

test('the order of keys does not matter, at any depth', () => {
  expect(stableDigest({ a: 1, b: { c: 2, d: [{ e: 3, f: 4 }] } })).toBe(
    stableDigest({ b: { d: [{ f: 4, e: 3 }], c: 2 }, a: 1 }),
  );
});

test('the order of a list does matter', () => {
  expect(stableDigest({ a: [1, 2] })).not.toBe(stableDigest({ a: [2, 1] }));
});

test('another value is another digest', () => {
  expect(stableDigest({ a: 1 })).not.toBe(stableDigest({ a: 2 }));
});

test('the digest is the SHA-256 of the sorted JSON', () => {
  expect(stableJson({ b: 1, a: null })).toBe('{"a":null,"b":1}');
  expect(stableDigest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});
