import type { TemplateResource } from '@hipaa-cdk/templates';

import { outcomes, syntheticData } from '../../testing/outcomes';
import { dataStoreEgressClosed } from './data-store-egress-closed';

const everywhere = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };
const nowhere = { IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' };

const template = (SecurityGroupEgress: unknown, others: Record<string, TemplateResource> = {}) => ({
  Cluster: {
    Type: 'AWS::RDS::DBCluster',
    Properties: { VpcSecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
  },
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress } },
  ...others,
});
const judge = (egress: unknown, others?: Record<string, TemplateResource>) =>
  outcomes(dataStoreEgressClosed, template(egress, others));

test('a group that lets nothing out passes', () => expect(judge([nowhere])).toEqual(['pass Group']));

test('a group that lets everything out fails', () => expect(judge([everywhere])).toEqual(['fail Group']));

test('a group that says nothing fails, as AWS lets everything out', () => {
  expect(judge(undefined)).toEqual(['fail Group']);
});

test('a rule beside the group counts', () => {
  const Out = {
    Type: 'AWS::EC2::SecurityGroupEgress',
    Properties: { GroupId: { Ref: 'Group' }, ...everywhere },
  };
  expect(judge([nowhere], { Out })).toEqual(['fail Group']);
});

test('groups of others are not judged', () => {
  const App = { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress: [everywhere] } };
  expect(judge([nowhere], { App })).toEqual(['pass Group']);
});

test('a store without health data is not judged', () => {
  expect(outcomes(dataStoreEgressClosed, template([everywhere]), syntheticData)).toEqual([]);
});
