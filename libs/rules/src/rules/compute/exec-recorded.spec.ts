import { outcomes } from '../../testing/outcomes';
import { execRecorded } from './exec-recorded';

const judge = (
  EnableExecuteCommand: unknown,
  ExecuteCommandConfiguration: unknown,
  Cluster: unknown = { Ref: 'Cluster' },
) =>
  outcomes(execRecorded, {
    Service: { Type: 'AWS::ECS::Service', Properties: { EnableExecuteCommand, Cluster } },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { Configuration: { ExecuteCommandConfiguration } } },
  });
const sound = {
  Logging: 'OVERRIDE',
  LogConfiguration: { CloudWatchLogGroupName: { Ref: 'Group' } },
  KmsKeyId: { Ref: 'Key' },
};

test.each([undefined, false, 'false'])('a service without commands (%p) passes', (value) => {
  expect(judge(value, undefined)).toEqual(['pass Service']);
});

test('a service whose commands are recorded passes', () =>
  expect(judge(true, sound)).toEqual(['pass Service']));

test.each([
  undefined,
  { ...sound, Logging: 'NONE' },
  { ...sound, LogConfiguration: {} },
  { ...sound, KmsKeyId: undefined },
])('a service with %j fails', (configuration) =>
  expect(judge(true, configuration)).toEqual(['fail Service']),
);

test('what a cluster of another template records is not seen', () => {
  expect(judge(true, sound, { 'Fn::ImportValue': 'Cluster' })).toEqual(['fail Service']);
});
