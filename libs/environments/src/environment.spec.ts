import {
  siteSchema,
  identityProviderSchema,
  isPlaceholderAccount,
  profiles,
  COMPUTES,
  computeLayer,
  computeOf,
  isIdleCompute,
} from './environment';
import { findEnvironment } from './registry';
import './testing/example-platform';

const site = {
  domainName: 'app.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
};

const problems = (changes: object): string[] =>
  siteSchema.safeParse({ ...site, ...changes }).error?.issues.map(({ path }) => path.join('.')) ?? [];

test('a host name and a certificate are a site', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  'https://app.example.org',
  'app.example.org/',
  'App.example.org',
  'localhost',
  '-a.example.org',
  '',
])('the host name %j is refused', (domainName) => {
  expect(problems({ domainName })).toEqual(['domainName']);
});

test.each(['arn:aws:iam::111122223333:server-certificate/app', 'none'])(
  'the certificate %j is refused',
  (certificateArn) => {
    expect(problems({ certificateArn })).toEqual(['certificateArn']);
  },
);

test.each([
  ['Z0123456789ABCDEFGHIJ', []],
  ['example.org', ['hostedZoneId']],
])('the hosted zone %j has the problems %j', (hostedZoneId, found) => {
  expect(problems({ hostedZoneId })).toEqual(found);
});

describe('identity provider', () => {
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
});

test.each(['123456789012', '111122223333', '444455556666', '777788889999', '000000000000', '555555555555'])(
  '%s is an account that nobody owns',
  (account) => {
    expect(isPlaceholderAccount(account)).toBe(true);
  },
);

test.each(['123456789013', '111111111112', '012345678901', ''])(
  '%p may be the account of somebody',
  (account) => {
    expect(isPlaceholderAccount(account)).toBe(false);
  },
);

test.each(Object.entries(profiles))('the row %s knows its own name', (name, profile) => {
  expect(profile.name).toBe(name);
});

test('production keeps data that leaves its stack', () => {
  expect(profiles.production.removal).toBe('retain');
});

test('production keeps logs for six years, leap days included', () => {
  expect(profiles.production.logRetentionDays).toBe(6 * 365 + 2);
});

test('a deleted key of production can be saved for as long as AWS allows', () => {
  expect(profiles.production.keyDeletionDays).toBe(30);
});

test('economy leaves nothing behind', () => {
  expect(profiles.economy.removal).toBe('destroy');
});

test.each(Object.values(profiles))(
  'the deletion of a key of $name waits as long as AWS asks at least',
  (profile) => {
    expect(profile.keyDeletionDays).toBeGreaterThanOrEqual(7);
  },
);

const onEcs = { ...findEnvironment('test'), compute: 'ecs' as const };

test.each(COMPUTES)('the layer of %s is found again by its name', (compute) => {
  expect(computeOf(computeLayer(compute))).toBe(compute);
});

test('a layer that runs no application is no compute', () => {
  expect(computeOf('network')).toBeUndefined();
});

test('the compute that the environment has chosen is not idle', () => {
  expect(isIdleCompute(onEcs, 'compute-ecs')).toBe(false);
});

test('the other one is idle', () => {
  expect(isIdleCompute(onEcs, 'compute-beanstalk')).toBe(true);
});

test('a layer that runs no application is never idle', () => {
  expect(isIdleCompute(onEcs, 'network')).toBe(false);
});
