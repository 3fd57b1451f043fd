import { withoutLayer } from './layer-selection';

test('a layer leaves the list of those that an environment has', () => {
  expect(withoutLayer("layers: { only: ['storage', 'users'] },", 'users')).toBe(
    "layers: { only: ['storage'] },",
  );
});

test('a layer leaves the list of those that an environment leaves out', () => {
  expect(withoutLayer("layers: { except: ['bastion', 'users'] },", 'bastion')).toBe(
    "layers: { except: ['users'] },",
  );
});

test('an environment that left out nothing else has all layers', () => {
  expect(withoutLayer("layers: { except: ['bastion'] },", 'bastion')).toBe("layers: 'all',");
});

test('a list that is broken into lines is read too', () => {
  expect(withoutLayer("layers: {\n  only: [\n    'storage',\n    'users',\n  ],\n},", 'storage')).toBe(
    "layers: { only: ['users'] },",
  );
});

test.each(["layers: 'all',", "layers: { only: ['storage-copies'] },", 'layers: { except: [] },'])(
  '%s stays as it is',
  (text) => {
    expect(withoutLayer(text, 'storage')).toBe(text);
  },
);
