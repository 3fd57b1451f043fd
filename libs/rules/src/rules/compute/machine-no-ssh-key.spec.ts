import { outcomes } from '../../testing/outcomes';
import { machineNoSshKey } from './machine-no-ssh-key';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(machineNoSshKey, { Machine: { Type: 'AWS::EC2::Instance', Properties } });

test.each([{}, { KeyName: '' }, { KeyName: { Ref: 'AWS::NoValue' } }])(
  'a machine with %j passes',
  (properties) => {
    expect(judge(properties)).toEqual(['pass Machine']);
  },
);

test.each([{ KeyName: 'shared' }, { KeyName: { Ref: 'Key' } }])('a machine with %j fails', (properties) => {
  expect(judge(properties)).toEqual(['fail Machine']);
});
