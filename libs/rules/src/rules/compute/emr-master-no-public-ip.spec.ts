import { outcomes } from '../../testing/outcomes';
import { emrMasterNoPublicIp } from './emr-master-no-public-ip';

const judge = (Instances: Record<string, unknown>) =>
  outcomes(emrMasterNoPublicIp, {
    Cluster: { Type: 'AWS::EMR::Cluster', Properties: { Instances } },
    Public: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } },
    Private: { Type: 'AWS::EC2::Subnet' },
  });
const ServiceAccessSecurityGroup = { Ref: 'Group' };

test.each([
  { Ec2SubnetId: { Ref: 'Private' } },
  { Ec2SubnetIds: [{ Ref: 'Private' }] },
  { Ec2SubnetId: { Ref: 'SubnetOfAnotherLayer' }, ServiceAccessSecurityGroup },
])('a cluster with %j passes', (instances) => expect(judge(instances)).toEqual(['pass Cluster']));

test.each([
  {},
  { Ec2SubnetId: { Ref: 'Public' } },
  { Ec2SubnetId: { Ref: 'Public' }, ServiceAccessSecurityGroup },
  { Ec2SubnetIds: [{ Ref: 'Private' }, { Ref: 'Public' }] },
  { Ec2SubnetId: { Ref: 'SubnetOfAnotherLayer' } },
])('a cluster with %j fails', (instances) => expect(judge(instances)).toEqual(['fail Cluster']));
