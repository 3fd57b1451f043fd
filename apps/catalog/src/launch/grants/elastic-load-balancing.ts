import type { aws_iam as iam } from 'aws-cdk-lib';
import { type GrantTable, type LaunchPlace, tagged, tagging } from '../grant';

const everything = ['*'];

const arn = ({ partition, region, account }: LaunchPlace, resource: string): string[] => [
  `arn:${partition}:elasticloadbalancing:${region}:${account}:${resource}`,
];
const balancers = (place: LaunchPlace): string[] => arn(place, 'loadbalancer/app/*/*');
const listeners = (place: LaunchPlace): string[] => arn(place, 'listener/app/*/*/*');
const targetGroups = (place: LaunchPlace): string[] => arn(place, 'targetgroup/*/*');

/** Tags are put on what is just being made: a tag on somebody's balancer would make it the product's. */
function taggingNew(place: LaunchPlace, by: string, resources: string[]): iam.PolicyStatementProps {
  const { StringEquals } = tagging(place);
  return {
    actions: ['elasticloadbalancing:AddTags'],
    resources,
    conditions: { StringEquals: { ...StringEquals, 'elasticloadbalancing:CreateAction': by } },
  };
}

export const loadBalancerGrants: GrantTable = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (place) => [
    {
      actions: ['elasticloadbalancing:CreateLoadBalancer'],
      resources: balancers(place),
      conditions: tagging(place),
    },
    taggingNew(place, 'CreateLoadBalancer', balancers(place)),
    {
      actions: [
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        'elasticloadbalancing:RemoveTags',
        'elasticloadbalancing:SetIpAddressType',
        'elasticloadbalancing:SetSecurityGroups',
        'elasticloadbalancing:SetSubnets',
      ],
      resources: balancers(place),
      conditions: tagged(place),
    },
    {
      actions: [
        'elasticloadbalancing:DescribeCapacityReservation',
        'elasticloadbalancing:DescribeLoadBalancerAttributes',
        'elasticloadbalancing:DescribeLoadBalancers',
        'elasticloadbalancing:DescribeTags',
      ],
      resources: everything,
    },
  ],
  'AWS::ElasticLoadBalancingV2::Listener': (place) => [
    {
      actions: ['elasticloadbalancing:CreateListener'],
      resources: balancers(place),
      conditions: tagged(place),
    },
    taggingNew(place, 'CreateListener', listeners(place)),
    {
      actions: [
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:DeleteListener',
        'elasticloadbalancing:ModifyListener',
        'elasticloadbalancing:ModifyListenerAttributes',
        'elasticloadbalancing:RemoveTags',
      ],
      resources: listeners(place),
      conditions: tagged(place),
    },
    {
      actions: [
        'elasticloadbalancing:DescribeListenerAttributes',
        'elasticloadbalancing:DescribeListeners',
        'elasticloadbalancing:DescribeTags',
      ],
      resources: everything,
    },
  ],
  'AWS::ElasticLoadBalancingV2::TargetGroup': (place) => [
    {
      actions: ['elasticloadbalancing:CreateTargetGroup'],
      resources: targetGroups(place),
      conditions: tagging(place),
    },
    taggingNew(place, 'CreateTargetGroup', targetGroups(place)),
    {
      actions: [
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:DeleteTargetGroup',
        'elasticloadbalancing:DeregisterTargets',
        'elasticloadbalancing:ModifyTargetGroup',
        'elasticloadbalancing:ModifyTargetGroupAttributes',
        'elasticloadbalancing:RegisterTargets',
        'elasticloadbalancing:RemoveTags',
      ],
      resources: targetGroups(place),
      conditions: tagged(place),
    },
    {
      actions: [
        'elasticloadbalancing:DescribeTags',
        'elasticloadbalancing:DescribeTargetGroupAttributes',
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
      ],
      resources: everything,
    },
  ],
  'AWS::WAFv2::WebACLAssociation': (place) => [
    {
      actions: ['wafv2:AssociateWebACL', 'wafv2:GetWebACL'],
      resources: [place.webAclArn],
    },
    {
      // These calls know no tags of the balancer, and SetWebAcl no balancer either.
      actions: ['wafv2:AssociateWebACL', 'wafv2:DisassociateWebACL', 'wafv2:GetWebACLForResource'],
      resources: balancers(place),
    },
    { actions: ['elasticloadbalancing:SetWebAcl'], resources: everything },
    {
      actions: [
        'elasticloadbalancing:CreateWebACLAssociation',
        'elasticloadbalancing:DeleteWebACLAssociation',
        'elasticloadbalancing:GetLoadBalancerWebACL',
      ],
      resources: balancers(place),
      conditions: tagged(place),
    },
  ],
};
