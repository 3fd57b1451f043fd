import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);
  const onlyOwnAlarms = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: {
      'aws:SourceArn': `arn:aws:cloudwatch:${region}:${account}:alarm:hipaa-${environment}-database-*`,
    },
  };

  test('messages are encrypted with the key of the logs', () => {
    const [key] = Object.keys(
      template().findResources('AWS::KMS::Key', {
        Properties: { Description: 'Encrypts the logs of the database and the messages of its alarms' },
      }),
    );
    template().hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] } });
  });

  test("this stack's alarms may use the key, without which their messages would be lost", () => {
    template().hasResourceProperties('AWS::KMS::Key', {
      Description: 'Encrypts the logs of the database and the messages of its alarms',
      KeyPolicy: {
        Statement: Match.arrayWith([
          {
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Condition: onlyOwnAlarms,
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Resource: '*',
          },
        ]),
      },
    });
  });

  test("this stack's alarms may publish, and nobody may without TLS", () => {
    template().hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: onlyOwnAlarms,
          }),
        ],
      },
    });
  });

  test('the policy belongs to the topic', () => {
    const [topic] = Object.keys(template().findResources('AWS::SNS::Topic'));
    template().hasResourceProperties('AWS::SNS::TopicPolicy', { Topics: [{ Ref: topic }] });
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
