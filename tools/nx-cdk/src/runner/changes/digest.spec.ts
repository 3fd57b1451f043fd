import { digestOf } from './digest';

test('the same content has the same digest, in whichever order', () => {
  expect(digestOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(digestOf({ b: [{ d: 3, c: 2 }], a: 1 }));
});

test('the order of a list is content', () => {
  expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
});

test('it is a SHA-256', () => {
  expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});
