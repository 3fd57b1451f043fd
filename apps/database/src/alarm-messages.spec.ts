import { expectAlarmsUseKey, expectOnlyAlarmsPublish } from '@hipaa-cdk/constructs/testing';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { app } from './main';

const KEY = { Description: 'Encrypts the logs of the database and the messages of its alarms' };

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const stack = { ...findEnvironment(environment), stackName: `${APPLICATION}-${environment}-database` };

  test('messages are encrypted with the key of the logs', () => {
    const [key] = Object.keys(
      template().findResources('AWS::KMS::Key', {
        Properties: KEY,
      }),
    );
    template().hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] } });
  });

  test("this stack's alarms may use the key, without which their messages would be lost", () => {
    expectAlarmsUseKey(template(), stack, KEY);
  });

  test("this stack's alarms may publish, and nobody may without TLS", () => {
    expectOnlyAlarmsPublish(template(), stack);
  });
});

test('every address gets mail', () => {
  const template = layerTemplate(app, 'prod', { alarmEmails: ['one@example.org', 'two@example.org'] });
  template.resourceCountIs('AWS::SNS::Subscription', 2);
  for (const Endpoint of ['one@example.org', 'two@example.org']) {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint });
  }
});

test('nobody gets mail who has not been named', () => {
  layerTemplate(app, 'test').resourceCountIs('AWS::SNS::Subscription', 0);
});

test('in production alarms reach somebody', () => {
  layerTemplate(app, 'prod').hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email' });
});
