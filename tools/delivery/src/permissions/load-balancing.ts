import { serviceLinkedRole } from './identity';
import { type Permission, type TypePermissions, allow } from './permission';

const tags: Permission = allow('elasticloadbalancing', 'AddTags RemoveTags DescribeTags');

export const loadBalancingPermissions: TypePermissions = {
  'AWS::ElasticLoadBalancingV2::Listener': [
    allow(
      'elasticloadbalancing',
      'CreateListener DeleteListener ModifyListener DescribeListeners DescribeListenerAttributes ModifyListenerAttributes AddListenerCertificates RemoveListenerCertificates DescribeListenerCertificates',
    ),
    allow('cognito-idp', 'DescribeUserPoolClient'),
    tags,
  ],
  'AWS::ElasticLoadBalancingV2::ListenerRule': [
    allow('elasticloadbalancing', 'CreateRule DeleteRule ModifyRule SetRulePriorities DescribeRules'),
    tags,
  ],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [
    allow(
      'elasticloadbalancing',
      'CreateLoadBalancer DeleteLoadBalancer ModifyLoadBalancerAttributes SetIpAddressType SetSecurityGroups SetSubnets DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeCapacityReservation',
    ),
    allow(
      'ec2',
      'DescribeAccountAttributes DescribeInternetGateways DescribeSecurityGroups DescribeSubnets DescribeVpcs',
    ),
    serviceLinkedRole('elasticloadbalancing'),
    tags,
  ],
  'AWS::ElasticLoadBalancingV2::TargetGroup': [
    allow(
      'elasticloadbalancing',
      'CreateTargetGroup DeleteTargetGroup ModifyTargetGroup ModifyTargetGroupAttributes RegisterTargets DeregisterTargets DescribeTargetGroups DescribeTargetGroupAttributes DescribeTargetHealth',
    ),
    tags,
  ],
  'AWS::WAFv2::LoggingConfiguration': [
    allow(
      'wafv2',
      'PutLoggingConfiguration DeleteLoggingConfiguration GetLoggingConfiguration ListLoggingConfigurations',
    ),
    allow(
      'logs',
      'CreateLogDelivery DeleteLogDelivery PutResourcePolicy DescribeResourcePolicies DescribeLogGroups',
    ),
    serviceLinkedRole('wafv2'),
  ],
  'AWS::WAFv2::WebACL': [
    allow(
      'wafv2',
      'CreateWebACL DeleteWebACL GetWebACL ListWebACLs UpdateWebACL TagResource UntagResource ListTagsForResource',
    ),
  ],
  'AWS::WAFv2::WebACLAssociation': [
    allow('wafv2', 'AssociateWebACL DisassociateWebACL GetWebACL GetWebACLForResource'),
    allow('elasticloadbalancing', 'SetWebACL DescribeLoadBalancers'),
    allow('cognito-idp', 'AssociateWebACL DisassociateWebACL GetWebACLForResource'),
  ],
};
