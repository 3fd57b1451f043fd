import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoTokenLifetime } from './cognito-token-lifetime';

const client = outcomesOf(cognitoTokenLifetime, 'AWS::Cognito::UserPoolClient');

const minutes = { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' };

test('an hour for access and identity and twelve hours to refresh pass', () => {
  const lifetimes = { AccessTokenValidity: 60, IdTokenValidity: 60, RefreshTokenValidity: 12 };
  expect(client({ ...lifetimes, TokenValidityUnits: minutes })).toEqual(['pass', 'pass', 'pass']);
});

test('one minute more fails', () => {
  const lifetimes = { AccessTokenValidity: 61, IdTokenValidity: 61, RefreshTokenValidity: 13 };
  expect(client({ ...lifetimes, TokenValidityUnits: minutes })).toEqual(['fail', 'fail', 'fail']);
});

test('a client that says nothing fails for its refresh token, which lasts thirty days', () => {
  expect(client({})).toEqual(['pass', 'pass', 'fail']);
});

test('without a unit hours and days are meant', () => {
  const lifetimes = { AccessTokenValidity: 1, IdTokenValidity: 2, RefreshTokenValidity: 1 };
  expect(client(lifetimes)).toEqual(['pass', 'fail', 'fail']);
});

test('a lifetime that only shows when deploying fails', () => {
  expect(client({ RefreshTokenValidity: { Ref: 'Hours' }, TokenValidityUnits: minutes })[2]).toBe('fail');
});

test('a refresh token with a lifetime of zero fails, as that means the default', () => {
  expect(client({ RefreshTokenValidity: 0, TokenValidityUnits: minutes })[2]).toBe('fail');
});

test('the longer of two cases counts', () => {
  const AccessTokenValidity = { 'Fn::If': ['Live', 5, 120] };
  expect(client({ AccessTokenValidity, TokenValidityUnits: minutes })[0]).toBe('fail');
});

test('a unit that nobody knows fails', () => {
  const TokenValidityUnits = { ...minutes, AccessToken: 'fortnights' };
  expect(client({ AccessTokenValidity: 1, TokenValidityUnits })[0]).toBe('fail');
});
