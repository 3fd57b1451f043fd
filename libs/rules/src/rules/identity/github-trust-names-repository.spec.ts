import { outcomes } from '../../testing/outcomes';
import { githubTrustNamesRepository } from './github-trust-names-repository';

const host = 'token.actions.githubusercontent.com';
const repository = 'repo:example/platform:environment:prod';
const audience = { [`${host}:aud`]: 'sts.amazonaws.com' };

const trust = (Condition: unknown, Federated: unknown = `arn:aws:iam::111111111111:oidc-provider/${host}`) =>
  outcomes(githubTrustNamesRepository, {
    Provider: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: `https://${host}` } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated }, Condition },
          ],
        },
      },
    },
  });

const pass = ['pass Role'];
const fail = ['fail Role'];

test('a repository and environment by name pass', () => {
  expect(trust({ StringEquals: { ...audience, [`${host}:sub`]: repository } })).toEqual(pass);
});

test('a name without wildcards passes with the operator for wildcards', () => {
  const conditions = { StringEquals: audience, StringLike: { [`${host}:sub`]: repository } };
  expect(trust(conditions)).toEqual(pass);
});

test.each([
  'repo:example/platform:*',
  'repo:example/*:environment:prod',
  'repo:example/${Repository}:environment:prod',
])('%s with wildcards allowed fails', (value) => {
  const sub = { 'Fn::Sub': value };
  expect(trust({ StringEquals: audience, StringLike: { [`${host}:sub`]: sub } })).toEqual(fail);
});

test('a role without a condition fails', () => expect(trust(undefined)).toEqual(fail));

test('a role that names the audience alone fails', () => {
  expect(trust({ StringEquals: audience })).toEqual(fail);
});

test('a role that does not name the audience fails', () => {
  expect(trust({ StringEquals: { [`${host}:sub`]: repository } })).toEqual(fail);
});

test('one loose value among exact ones fails', () => {
  expect(trust({ StringEquals: { ...audience, [`${host}:sub`]: [repository, 'example'] } })).toEqual(fail);
});

test('a comparison that an absent claim passes fails', () => {
  expect(trust({ 'ForAllValues:StringEquals': { ...audience, [`${host}:sub`]: repository } })).toEqual(fail);
});

test('a provider of the same template is recognised', () => {
  expect(trust(undefined, { Ref: 'Provider' })).toEqual(fail);
});

test('other identity providers are not judged', () => {
  expect(trust(undefined, 'accounts.example.org')).toEqual([]);
});

test('a provider beside another is judged', () => {
  expect(trust(undefined, ['accounts.example.org', host])).toEqual(fail);
});

test('an empty list of repositories fails', () => {
  expect(trust({ StringEquals: { ...audience, [`${host}:sub`]: [] } })).toEqual(fail);
});

test('a wildcard beside an exact repository fails', () => {
  const sub = [repository, 'repo:example/platform:*'];
  expect(trust({ StringEquals: audience, StringLike: { [`${host}:sub`]: sub } })).toEqual(fail);
});
