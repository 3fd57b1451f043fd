import { outcomes } from '../../testing/outcomes';
import { machineNoPublicIp } from './machine-no-public-ip';

const judge = (Properties: Record<string, unknown>, Type = 'AWS::EC2::Instance') =>
  outcomes(machineNoPublicIp, {
    Machine: { Type, Properties },
    Public: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } },
    Private: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: false } },
  });

test.each([
  { NetworkInterfaces: [{ AssociatePublicIpAddress: false, SubnetId: { Ref: 'Public' } }] },
  { SubnetId: { Ref: 'Private' } },
  { SubnetId: { Ref: 'SubnetOfAnotherLayer' } },
  {},
])('a machine with %j passes', (properties) => expect(judge(properties)).toEqual(['pass Machine']));

test.each([
  { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] },
  { NetworkInterfaces: [{ AssociatePublicIpAddress: { Ref: 'Public' } }] },
  { NetworkInterfaces: [{ AssociatePublicIpAddress: false }, { AssociatePublicIpAddress: true }] },
  { SubnetId: { Ref: 'Public' } },
])('a machine with %j fails', (properties) => expect(judge(properties)).toEqual(['fail Machine']));

test('a launch configuration says it directly', () => {
  const type = 'AWS::AutoScaling::LaunchConfiguration';
  expect(judge({ AssociatePublicIpAddress: true }, type)).toEqual(['fail Machine']);
});
