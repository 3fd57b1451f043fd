import { outcomes } from '../../testing/outcomes';
import { topicCustomerKey } from './topic-customer-key';

const judge = (KmsMasterKeyId?: unknown) =>
  outcomes(topicCustomerKey, { Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId } } });

test('a topic with a key of ours passes', () => expect(judge({ Ref: 'Key' })).toEqual(['pass Topic']));

test.each([undefined, 'alias/aws/sns'])('a topic with the key %p fails', (key) => {
  expect(judge(key)).toEqual(['fail Topic']);
});
