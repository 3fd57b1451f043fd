import { identityProviderSchema } from './identity-provider';

const provider = { issuer: 'https://login.example.org/tenant', clientId: 'application' };

const problems = (changes: object): string[] =>
  identityProviderSchema
    .safeParse({ ...provider, ...changes })
    .error?.issues.map(({ path }) => path.join('.')) ?? [];

test.each([
  'https://login.example.org',
  'https://login.example.org/tenant',
  'https://login.example.org/a/b_c.d~e',
])('%s is an issuer', (issuer) => {
  expect(problems({ issuer })).toEqual([]);
});

test.each([
  'http://login.example.org',
  'https://login.example.org/',
  'https://login.example.org?tenant=1',
  'https://localhost',
  'login.example.org',
])('%s is refused as an issuer', (issuer) => {
  expect(problems({ issuer })).toEqual(['issuer']);
});

test('a client without a name is refused', () => {
  expect(problems({ clientId: '' })).toEqual(['clientId']);
});
