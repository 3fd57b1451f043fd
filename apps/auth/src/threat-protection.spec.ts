import { everyEnvironment, layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

const RISKS = 'AWS::Cognito::UserPoolRiskConfigurationAttachment';

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('it holds for every client', () => {
    template().hasResourceProperties(RISKS, { ClientId: 'ALL' });
  });

  test('a stolen password is stopped wherever it is used', () => {
    template().hasResourceProperties(RISKS, {
      CompromisedCredentialsRiskConfiguration: {
        Actions: { EventAction: 'BLOCK' },
        EventFilter: ['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE'],
      },
    });
  });

  test('a sign-in of high risk is stopped, and one of medium risk shows a second factor', () => {
    template().hasResourceProperties(RISKS, {
      AccountTakeoverRiskConfiguration: {
        Actions: {
          HighAction: Match.objectLike({ EventAction: 'BLOCK' }),
          MediumAction: Match.objectLike({ EventAction: 'MFA_REQUIRED' }),
          LowAction: { EventAction: 'NO_ACTION', Notify: false },
        },
      },
    });
  });
});

test('in production people are told about odd sign-ins by mail', () => {
  layerTemplate(app, 'prod').hasResourceProperties(RISKS, {
    AccountTakeoverRiskConfiguration: {
      Actions: { HighAction: { Notify: true }, MediumAction: { Notify: true } },
      NotifyConfiguration: {
        From: 'no-reply@example.org',
        SourceArn: `arn:aws:ses:${inProd.region}:${inProd.account}:identity/example.org`,
        BlockEmail: { Subject: Match.stringLikeRegexp('stopped') },
        MfaEmail: { Subject: Match.stringLikeRegexp('unusual') },
        NoActionEmail: { Subject: Match.stringLikeRegexp('unusual') },
      },
    },
  });
});

test('nobody is promised a mail that only SES could send', () => {
  layerTemplate(app, 'test').hasResourceProperties(RISKS, {
    AccountTakeoverRiskConfiguration: {
      Actions: { HighAction: { Notify: false }, MediumAction: { Notify: false } },
      NotifyConfiguration: Match.absent(),
    },
  });
});

test('the cheaper tier has none', () => {
  layerTemplate(app, 'test', { tier: 'essentials' }).resourceCountIs(RISKS, 0);
});

const DELIVERY = 'AWS::Cognito::LogDeliveryConfiguration';

test('every sign-in goes to the bucket that the settings name', () => {
  const eventBucketArn = 'arn:aws:s3:::sign-ins';
  layerTemplate(app, 'prod', { eventBucketArn }).hasResourceProperties(DELIVERY, {
    LogConfigurations: [
      { EventSource: 'userAuthEvents', LogLevel: 'INFO', S3Configuration: { BucketArn: eventBucketArn } },
    ],
  });
});

test.each(everyEnvironment('auth'))('in %s nothing is sent anywhere unless somebody asks', (environment) => {
  layerTemplate(app, environment).resourceCountIs(DELIVERY, 0);
});
