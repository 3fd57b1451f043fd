import { outcomes } from '../../testing/outcomes';
import { functionEnvironmentKey } from './function-environment-key';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(functionEnvironmentKey, { Function: { Type: 'AWS::Lambda::Function', Properties } });
const Environment = { Variables: { TABLE: { Ref: 'Table' } } };

test('an environment with a key of ours passes', () => {
  expect(judge({ Environment, KmsKeyArn: { Ref: 'Key' } })).toEqual(['pass Function']);
});

test.each([{ Environment }, { Environment, KmsKeyArn: 'alias/aws/lambda' }])(
  'a function with %j fails',
  (properties) => expect(judge(properties)).toEqual(['fail Function']),
);

test.each([{}, { Environment: {} }, { Environment: { Variables: {} } }])(
  'a function with %j has nothing to encrypt',
  (properties) => expect(judge(properties)).toEqual([]),
);
