import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const DOMAIN = 'AWS::Cognito::UserPoolDomain';

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('there are the pages that can do passkeys', () => {
    template().hasResourceProperties(DOMAIN, {
      Domain: Match.stringLikeRegexp(`^hipaa-${environment}-[0-9a-f]{8}$`),
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
  const certificateArn =
    'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
  const template = layerTemplate(app, 'test', {
    customDomain: { domainName: 'login.example.org', certificateArn },
  });
  template.hasResourceProperties(DOMAIN, {
    Domain: 'login.example.org',
    CustomDomainConfig: { CertificateArn: certificateArn },
  });
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/hipaa/test/auth/loginUrl',
    Value: 'https://login.example.org',
  });
});
