import { environmentId } from './environment-id';

const choices = {
  platformFamily: 'dotnet',
  domainName: 'app.example.org',
  hasImage: false,
  secrets: ['A', 'B'],
};

test('the same choices are the same environment', () => {
  expect(environmentId(choices)).toBe(environmentId({ ...choices, secrets: ['B', 'A'] }));
});

test('the id is a noun and eight digits', () => {
  expect(environmentId(choices)).toMatch(/^Environment[0-9A-F]{8}$/);
});

test.each([
  ['another language', { platformFamily: 'node' }],
  ['another domain', { domainName: 'www.example.org' }],
  ['no domain', { domainName: undefined }],
  ['an image of its own', { hasImage: true }],
  ['a secret less', { secrets: ['A'] }],
])('%s makes another environment', (_, change) => {
  expect(environmentId({ ...choices, ...change })).not.toBe(environmentId(choices));
});
