import { outcomes } from '../../testing/outcomes';
import { machineDetailedMonitoring } from './machine-detailed-monitoring';

const judge = (Type: string, Properties: Record<string, unknown>) =>
  outcomes(machineDetailedMonitoring, { Machine: { Type, Properties } });

test.each([
  ['AWS::EC2::Instance', { Monitoring: true }],
  ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { Monitoring: { Enabled: true } } }],
  ['AWS::AutoScaling::LaunchConfiguration', {}],
])('%s with %j passes', (type, properties) => expect(judge(type, properties)).toEqual(['pass Machine']));

test.each([
  ['AWS::EC2::Instance', {}],
  ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: {} }],
  ['AWS::AutoScaling::LaunchConfiguration', { InstanceMonitoring: false }],
])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toEqual(['fail Machine']));

test('an instance is monitored as its launch template says', () => {
  const resources = {
    Launch: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: { Monitoring: { Enabled: true } } },
    },
    Machine: {
      Type: 'AWS::EC2::Instance',
      Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Launch' } } },
    },
  };
  expect(outcomes(machineDetailedMonitoring, resources)).toEqual(['pass Launch', 'pass Machine']);
});
