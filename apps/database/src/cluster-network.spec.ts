import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('the cluster lives in two isolated subnets', () => {
    const subnet = (index: number) => ({ 'Fn::Select': [index, { Ref: 'NetworkIsolatedSubnetIds' }] });
    template().hasResourceProperties('AWS::RDS::DBSubnetGroup', { SubnetIds: [subnet(0), subnet(1)] });
  });

  test('the cluster uses that subnet group', () => {
    const [group] = Object.keys(template().findResources('AWS::RDS::DBSubnetGroup'));
    template().hasResourceProperties('AWS::RDS::DBCluster', { DBSubnetGroupName: { Ref: group } });
  });

  test('the cluster has its own security group and no other', () => {
    const groups = Object.keys(template().findResources('AWS::EC2::SecurityGroup'));
    template().hasResourceProperties('AWS::RDS::DBCluster', {
      VpcSecurityGroupIds: groups.map((group) => ({ 'Fn::GetAtt': [group, 'GroupId'] })),
    });
  });

  test('nobody is let in until a client adds a rule for itself', () => {
    template().hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
    template().resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('the cluster cannot reach out: its only egress rule matches no address', () => {
    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' })],
    });
    template().resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
  });
});
