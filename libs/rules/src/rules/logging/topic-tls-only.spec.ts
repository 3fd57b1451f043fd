import { outcomes } from '../../testing/outcomes';
import { topicTlsOnly } from './topic-tls-only';

const judge = (Effect: string) =>
  outcomes(topicTlsOnly, {
    Topic: { Type: 'AWS::SNS::Topic' },
    Policy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [{ Ref: 'Topic' }],
        PolicyDocument: {
          Statement: { Effect, Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        },
      },
    },
  });

test('a topic that denies plain text passes', () => expect(judge('Deny')).toEqual(['pass Topic']));

test('a topic that allows plain text fails', () => expect(judge('Allow')).toEqual(['fail Topic']));

test('a topic without a policy fails', () => {
  expect(outcomes(topicTlsOnly, { Topic: { Type: 'AWS::SNS::Topic' } })).toEqual(['fail Topic']);
});
