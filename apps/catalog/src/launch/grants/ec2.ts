import { type GrantTable, ec2Arn, tagged, tagging } from '../grant';
import { passRole } from './iam';

/** Actions that look at resources have none that a policy could name. */
const everything = ['*'];

export const ec2Grants: GrantTable = {
  'AWS::EC2::Instance': (place) => {
    const made = [ec2Arn(place, 'instance', 'i'), ec2Arn(place, 'volume', 'vol')];
    return [
      { actions: ['ec2:RunInstances'], resources: made, conditions: tagging(place) },
      {
        actions: ['ec2:RunInstances'],
        resources: [
          ec2Arn(place, 'image', 'ami'),
          ec2Arn(place, 'network-interface', 'eni'),
          ec2Arn(place, 'security-group', 'sg'),
          ec2Arn(place, 'subnet', 'subnet'),
        ],
      },
      {
        actions: ['ec2:CreateTags'],
        resources: made,
        conditions: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
      },
      {
        actions: [
          'ec2:CreateTags',
          'ec2:DeleteTags',
          'ec2:ModifyInstanceAttribute',
          'ec2:ModifyInstanceMetadataOptions',
          'ec2:MonitorInstances',
          'ec2:StartInstances',
          'ec2:StopInstances',
          'ec2:TerminateInstances',
          'ec2:UnmonitorInstances',
        ],
        resources: made,
        conditions: tagged(place),
      },
      {
        actions: [
          'ec2:DescribeImages',
          'ec2:DescribeInstanceAttribute',
          'ec2:DescribeInstanceCreditSpecifications',
          'ec2:DescribeInstances',
          'ec2:DescribeInstanceStatus',
          'ec2:DescribeLaunchTemplates',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVolumes',
          'ec2:DescribeVpcs',
          'ssm:ListAssociations',
        ],
        resources: everything,
      },
      passRole(place, 'ec2.amazonaws.com'),
    ];
  },
  'AWS::EC2::SecurityGroup': (place) => {
    const group = [ec2Arn(place, 'security-group', 'sg')];
    return [
      { actions: ['ec2:CreateSecurityGroup'], resources: group, conditions: tagging(place) },
      { actions: ['ec2:CreateSecurityGroup'], resources: [ec2Arn(place, 'vpc', 'vpc')] },
      {
        actions: ['ec2:CreateTags'],
        resources: group,
        conditions: { StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup' } },
      },
      {
        actions: [
          'ec2:AuthorizeSecurityGroupEgress',
          'ec2:AuthorizeSecurityGroupIngress',
          'ec2:CreateTags',
          'ec2:DeleteSecurityGroup',
          'ec2:DeleteTags',
          'ec2:RevokeSecurityGroupEgress',
          'ec2:RevokeSecurityGroupIngress',
        ],
        resources: group,
        conditions: tagged(place),
      },
      {
        actions: ['ec2:DescribeInstances', 'ec2:DescribeSecurityGroups', 'ec2:DescribeVpcs'],
        resources: everything,
      },
    ];
  },
  'AWS::EC2::SecurityGroupEgress': (place) => [
    {
      actions: [
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:ModifySecurityGroupRules',
        'ec2:RevokeSecurityGroupEgress',
      ],
      resources: [ec2Arn(place, 'security-group', 'sg')],
      conditions: tagged(place),
    },
    { actions: ['ec2:DescribeSecurityGroupRules'], resources: everything },
  ],
};
