import { ProbeStack, profiledEnvironment } from '@hipaa-cdk/testing';
import { aws_kms as kms } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { FailedEvents } from './failed-events';

const stack = new ProbeStack(profiledEnvironment('production'));
const key = new kms.Key(stack, 'Key');
const events = new FailedEvents(stack, 'FailedEvents', { key });
const template = Template.fromStack(stack);
const KEY: unknown = stack.resolve(key.keyArn);

test('events are encrypted with the key that is given, and kept for 14 days', () => {
  template.hasResourceProperties('AWS::SQS::Queue', {
    KmsMasterKeyId: KEY,
    MessageRetentionPeriod: 14 * 24 * 60 * 60,
  });
});

test('the queue is kept or deleted as the profile says', () => {
  template.hasResource('AWS::SQS::Queue', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('nobody reaches the queue without TLS', () => {
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ],
    },
  });
});

test('a sender may send to this queue and use this key, and no more', () => {
  const statements = events.senderStatements().map((one) => stack.resolve(one.toStatementJson()) as object);
  expect(statements).toEqual([
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: stack.resolve(events.queueArn) as unknown },
    { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY },
  ]);
});
