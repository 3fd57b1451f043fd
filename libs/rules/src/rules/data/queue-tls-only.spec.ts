import { outcomes } from '../../testing/outcomes';
import { queueTlsOnly } from './queue-tls-only';

const judge = (Condition: object) =>
  outcomes(queueTlsOnly, {
    Queue: { Type: 'AWS::SQS::Queue' },
    Policy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Condition }] },
      },
    },
  });

test('a queue that denies plain text passes', () => {
  expect(judge({ Bool: { 'aws:SecureTransport': 'false' } })).toEqual(['pass Queue']);
});

test('a queue that denies something else fails', () => {
  expect(judge({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } })).toEqual(['fail Queue']);
});

test('a queue without a policy fails', () => {
  expect(outcomes(queueTlsOnly, { Queue: { Type: 'AWS::SQS::Queue' } })).toEqual(['fail Queue']);
});
