import { useKeys } from './data';
import { passRole, serviceLinkedRole } from './identity';
import { ASSETS, own } from './own-names';
import { type TypePermissions, allow } from './permission';

export const computePermissions: TypePermissions = {
  'AWS::ApplicationAutoScaling::ScalableTarget': [
    allow(
      'application-autoscaling',
      'RegisterScalableTarget DeregisterScalableTarget DescribeScalableTargets TagResource UntagResource ListTagsForResource',
    ),
    serviceLinkedRole('ecs.application-autoscaling'),
    passRole,
  ],
  'AWS::ApplicationAutoScaling::ScalingPolicy': [
    allow('application-autoscaling', 'PutScalingPolicy DeleteScalingPolicy DescribeScalingPolicies'),
    allow(
      'cloudwatch',
      'PutMetricAlarm DeleteAlarms DescribeAlarms',
      'arn:{partition}:cloudwatch:{region}:{account}:alarm:TargetTracking-*',
    ),
  ],
  'AWS::EC2::Instance': [
    allow(
      'ec2',
      'RunInstances TerminateInstances StartInstances StopInstances ModifyInstanceAttribute ModifyInstanceMetadataOptions MonitorInstances UnmonitorInstances AssociateIamInstanceProfile DisassociateIamInstanceProfile ReplaceIamInstanceProfileAssociation CreateTags DeleteTags DescribeInstances DescribeInstanceStatus DescribeInstanceAttribute DescribeInstanceCreditSpecifications DescribeIamInstanceProfileAssociations DescribeImages DescribeVolumes DescribeKeyPairs DescribeSecurityGroups DescribeSubnets DescribeVpcs DescribeLaunchTemplates',
    ),
    allow('kms', 'GenerateDataKeyWithoutPlaintext Decrypt ReEncryptFrom ReEncryptTo', own.keys),
    useKeys,
    passRole,
  ],
  'AWS::ECS::Cluster': [
    allow(
      'ecs',
      'CreateCluster DeleteCluster DescribeClusters UpdateCluster UpdateClusterSettings PutClusterCapacityProviders TagResource UntagResource ListTagsForResource',
    ),
    serviceLinkedRole('ecs'),
    useKeys,
  ],
  'AWS::ECS::ClusterCapacityProviderAssociations': [
    allow('ecs', 'PutClusterCapacityProviders DescribeClusters DescribeCapacityProviders'),
  ],
  'AWS::ECS::Service': [
    allow(
      'ecs',
      'CreateService DeleteService UpdateService DescribeServices ListServiceDeployments DescribeServiceDeployments TagResource UntagResource ListTagsForResource',
    ),
    serviceLinkedRole('ecs'),
    passRole,
  ],
  'AWS::ECS::TaskDefinition': [
    allow(
      'ecs',
      'RegisterTaskDefinition DeregisterTaskDefinition DescribeTaskDefinition TagResource UntagResource ListTagsForResource',
    ),
    passRole,
  ],
  'AWS::Lambda::Function': [
    allow(
      'lambda',
      'CreateFunction DeleteFunction GetFunction GetFunctionConfiguration GetFunctionCodeSigningConfig GetFunctionRecursionConfig GetRuntimeManagementConfig UpdateFunctionCode UpdateFunctionConfiguration PutFunctionConcurrency DeleteFunctionConcurrency PutRuntimeManagementConfig PutFunctionRecursionConfig ListTags TagResource UntagResource',
      own.functions,
    ),
    allow('s3', 'GetObject', ASSETS),
    allow('kms', 'Decrypt Encrypt GenerateDataKey', own.keys),
    useKeys,
    passRole,
  ],
};
