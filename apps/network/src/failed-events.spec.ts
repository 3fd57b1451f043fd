import { findEnvironment } from '@hipaa-cdk/platform';
import { tagSet } from '@hipaa-cdk/tagging';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

describe.each(everyEnvironment('network'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('failed events are encrypted with the key of the layer, which is rotated', () => {
    const [key] = Object.keys(
      template().findResources('AWS::KMS::Key', { Properties: { EnableKeyRotation: true } }),
    );
    template().resourceCountIs('AWS::SQS::Queue', 1);
    template().hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] } });
  });

  test('failed events are kept for 14 days, the longest that SQS offers', () => {
    template().hasResourceProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 24 * 60 * 60 });
  });

  test('nobody reaches the queue without TLS', () => {
    const [queue] = Object.keys(template().findResources('AWS::SQS::Queue'));
    template().hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: queue }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'sqs:*',
            Resource: { 'Fn::GetAtt': [queue, 'Arn'] },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
  });

  test('the queue carries the tags of the layer', () => {
    const tags = Object.entries(tagSet(findEnvironment(environment), 'network'));
    expect(tags.length).toBeGreaterThan(0);
    for (const [Key, Value] of tags) {
      template().hasResourceProperties('AWS::SQS::Queue', { Tags: Match.arrayWith([{ Key, Value }]) });
    }
  });
});

test.each([
  ['prod', 'Retain', 'stays'],
  ['test', 'Delete', 'goes'],
])('in %s the policy is %s: the queue %s when it leaves the stack', (environment, policy) => {
  layerTemplate(app, environment).hasResource('AWS::SQS::Queue', {
    DeletionPolicy: policy,
    UpdateReplacePolicy: policy,
  });
});
