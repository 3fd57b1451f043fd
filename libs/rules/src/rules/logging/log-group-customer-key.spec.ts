import { outcomes } from '../../testing/outcomes';
import { logGroupCustomerKey } from './log-group-customer-key';

const judge = (KmsKeyId?: unknown) =>
  outcomes(logGroupCustomerKey, { Group: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId } } });

test('a group with a key of ours passes', () => {
  expect(judge({ 'Fn::GetAtt': ['Key', 'Arn'] })).toEqual(['pass Group']);
});

test.each([undefined, { Ref: 'AWS::NoValue' }])('a group with the key %p fails', (key) => {
  expect(judge(key)).toEqual(['fail Group']);
});
