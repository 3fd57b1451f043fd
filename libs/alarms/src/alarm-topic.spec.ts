import { RotatedKey } from '@hipaa-cdk/layer';
import { ProbeStack } from '@hipaa-cdk/testing';
import type { aws_kms as kms } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AlarmTopic } from './alarm-topic';
import { expectAlarmsUseKey, expectOnlyAlarmsPublish } from './testing/own-alarms';

function topicWith(key?: (stack: ProbeStack) => kms.Key): Template {
  const stack = new ProbeStack();
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
  const stack = { stackName: 'hipaa-test-probe', account: '111111111111', region: 'us-east-1' };
  expectOnlyAlarmsPublish(topicWith(), stack);
  expectAlarmsUseKey(topicWith(), stack);
});

test('every address gets mail', () => {
  topicWith().hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'one@example.org',
  });
});
