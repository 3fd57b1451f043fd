import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { loginDomain } from './login-pages';

const inTest = placeOf('test');

const DOMAIN = 'AWS::Cognito::UserPoolDomain';

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('there are the pages that can do passkeys', () => {
    template().hasResourceProperties(DOMAIN, {
      Domain: Match.stringLikeRegexp(`^${APPLICATION}-${environment}-[0-9a-f]{8}$`),
      ManagedLoginVersion: 2,
    });
  });

  test('the pages have a look, without which they show an error', () => {
    template().hasResourceProperties('AWS::Cognito::ManagedLoginBranding', {
      ClientId: { Ref: Match.stringLikeRegexp('^SignInClient') },
      UseCognitoProvidedValues: true,
    });
  });
});

test('the pages can have a name of our own', () => {
  const certificateArn = `arn:aws:acm:${inTest.region}:111122223333:certificate/12345678-1234-1234-1234-123456789012`;
  const template = layerTemplate(app, 'test', {
    customDomain: { domainName: 'login.example.org', certificateArn },
  });
  template.hasResourceProperties(DOMAIN, {
    Domain: 'login.example.org',
    CustomDomainConfig: { CertificateArn: certificateArn },
  });
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/${APPLICATION}/test/auth/loginUrl`,
    Value: 'https://login.example.org',
  });
});

const test1 = testEnvironment('test');

test('the address names application and environment, and hides the number of the account', () => {
  const { prefix, host } = loginDomain(test1);
  expect(prefix).toMatch(new RegExp(`^${APPLICATION}-test-[0-9a-f]{8}$`));
  expect(host).toBe(`${prefix}.auth.${inTest.region}.amazoncognito.com`);
  expect(host).not.toContain(test1.account);
});

test('it is the same each time', () => {
  expect(loginDomain(test1)).toEqual(loginDomain(testEnvironment('test')));
});

test.each([
  ['another account', { account: '999999999999' }],
  ['another environment', { name: 'stage' }],
])('%s has another one', (_, change) => {
  expect(loginDomain(testEnvironment('test', change)).prefix).not.toBe(loginDomain(test1).prefix);
});

test.each(['awsome', 'my-amazon', 'cognito', 'a'.repeat(60)])(
  'an application called %s is refused with the way out',
  (name) => {
    expect(() => loginDomain(test1, undefined, name)).toThrow(
      expect.objectContaining({
        code: 'LOGIN_PREFIX',
        message: expect.stringContaining(`"${name}-test-`),
        remedy: expect.stringContaining('customDomain'),
      }),
    );
  },
);

test('a name of our own is taken as it is, whatever the application is called', () => {
  const custom = { domainName: 'login.example.org', certificateArn: 'arn' };
  expect(loginDomain(test1, custom, 'awsome')).toEqual({ host: 'login.example.org', certificateArn: 'arn' });
});
