import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from './main';

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
