import { type GrantTable, type LaunchPlace, tagged, tagging } from '../grant';

const everything = ['*'];

const arn = ({ partition, region, account }: LaunchPlace, resource: string): string[] => [
  `arn:${partition}:elasticloadbalancing:${region}:${account}:${resource}`,
];
const balancers = (place: LaunchPlace): string[] => arn(place, 'loadbalancer/app/*/*');
const listeners = (place: LaunchPlace): string[] => arn(place, 'listener/app/*/*/*');
const targetGroups = (place: LaunchPlace): string[] => arn(place, 'targetgroup/*/*');

export const loadBalancerGrants: GrantTable = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (place) => [
    {
      actions: ['elasticloadbalancing:CreateLoadBalancer', 'elasticloadbalancing:AddTags'],
      resources: balancers(place),
      conditions: tagging(place),
    },
    {
      actions: [
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        'elasticloadbalancing:RemoveTags',
        'elasticloadbalancing:SetSecurityGroups',
        'elasticloadbalancing:SetSubnets',
      ],
      resources: balancers(place),
      conditions: tagged(place),
    },
    {
      actions: [
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
    {
      actions: ['elasticloadbalancing:AddTags'],
      resources: listeners(place),
      conditions: tagging(place),
    },
    {
      actions: [
        'elasticloadbalancing:DeleteListener',
        'elasticloadbalancing:ModifyListener',
        'elasticloadbalancing:RemoveTags',
      ],
      resources: listeners(place),
      conditions: tagged(place),
    },
    {
      actions: ['elasticloadbalancing:DescribeListeners', 'elasticloadbalancing:DescribeTags'],
      resources: everything,
    },
  ],
  'AWS::ElasticLoadBalancingV2::TargetGroup': (place) => [
    {
      actions: ['elasticloadbalancing:CreateTargetGroup', 'elasticloadbalancing:AddTags'],
      resources: targetGroups(place),
      conditions: tagging(place),
    },
    {
      actions: [
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
      actions: [
        'elasticloadbalancing:SetWebAcl',
        'wafv2:AssociateWebACL',
        'wafv2:DisassociateWebACL',
        'wafv2:GetWebACLForResource',
      ],
      resources: balancers(place),
      conditions: tagged(place),
    },
  ],
};
