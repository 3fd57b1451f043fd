import { LayerStack, RotatedKey, appContext } from '@hipaa-cdk/layer';
import { testEnvironment } from '@hipaa-cdk/testing';
import { App, type aws_kms as kms } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AlarmTopic } from './alarm-topic';

class Probe extends LayerStack {}

function topicWith(key?: (stack: Probe) => kms.Key): Template {
  const stack = new Probe(new App({ postCliContext: appContext }), 'Probe', {
    environment: testEnvironment('test'),
    layer: 'probe',
    purpose: 'tests',
    settings: {},
  });
  new AlarmTopic(stack, 'AlarmTopic', { emails: ['one@example.org'], about: 'probe', key: key?.(stack) });
  return Template.fromStack(stack);
}

test('messages are encrypted with a key of their own', () => {
  topicWith().hasResourceProperties('AWS::KMS::Key', {
    Description: 'Encrypts the alarm messages of the probe',
  });
});

test('messages can be encrypted with a key that the layer has anyway', () => {
  const template = topicWith((stack) => new RotatedKey(stack, 'Shared', { description: 'of the layer' }));
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.hasResourceProperties('AWS::SNS::Topic', {
    KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Shared'), 'Arn'] },
  });
});

test('alarms of this stack, and of no other, may publish and use the key', () => {
  const own = {
    StringEquals: { 'aws:SourceAccount': '111111111111' },
    ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:111111111111:alarm:hipaa-test-probe-*' },
  };
  const statement = (Action: unknown) =>
    Match.arrayWith([
      Match.objectLike({
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action,
        Condition: own,
      }),
    ]);
  topicWith().hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: { Statement: statement('sns:Publish') },
  });
  topicWith().hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: statement(['kms:Decrypt', 'kms:GenerateDataKey*']) },
  });
});

test('every address gets mail', () => {
  topicWith().hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'one@example.org',
  });
});
