import { passRole, serviceLinkedRole } from './identity';
import { ASSETS } from './own-names';
import { type Permission, type TypePermissions, allow } from './permission';

/** Where Beanstalk keeps what it deploys; it makes the bucket itself, once per region. */
const BUCKETS = ['arn:{partition}:s3:::elasticbeanstalk-*', 'arn:{partition}:s3:::elasticbeanstalk-*/*'];
const tags: Permission = allow(
  'elasticbeanstalk',
  'AddTags RemoveTags ListTagsForResource UpdateTagsForResource',
);

export const beanstalkPermissions: TypePermissions = {
  'AWS::ElasticBeanstalk::Application': [
    allow(
      'elasticbeanstalk',
      'CreateApplication DeleteApplication UpdateApplication UpdateApplicationResourceLifecycle DescribeApplications',
    ),
    serviceLinkedRole('elasticbeanstalk'),
    passRole,
    tags,
  ],
  'AWS::ElasticBeanstalk::ApplicationVersion': [
    allow(
      'elasticbeanstalk',
      'CreateApplicationVersion DeleteApplicationVersion UpdateApplicationVersion DescribeApplicationVersions CreateStorageLocation',
    ),
    allow(
      's3',
      'CreateBucket ListBucket GetBucketLocation GetBucketPolicy PutBucketPolicy PutBucketOwnershipControls GetObject PutObject DeleteObject',
      ...BUCKETS,
    ),
    allow('s3', 'GetObject', ASSETS),
    tags,
  ],
  /** Beanstalk makes machines, groups and load balancers by a stack of its own, with the permissions of whoever asks. */
  'AWS::ElasticBeanstalk::Environment': [
    allow(
      'elasticbeanstalk',
      'CreateEnvironment UpdateEnvironment TerminateEnvironment RebuildEnvironment DescribeEnvironments DescribeEnvironmentResources DescribeConfigurationSettings DescribeConfigurationOptions DescribeEvents ValidateConfigurationSettings',
    ),
    allow(
      'cloudformation',
      'CreateStack DeleteStack UpdateStack DescribeStacks DescribeStackEvents DescribeStackResource DescribeStackResources GetTemplate ListStackResources CancelUpdateStack',
      'arn:{partition}:cloudformation:{region}:{account}:stack/awseb-*',
    ),
    allow(
      'autoscaling',
      'CreateAutoScalingGroup DeleteAutoScalingGroup UpdateAutoScalingGroup CreateOrUpdateTags DeleteTags PutScalingPolicy DeletePolicy PutScheduledUpdateGroupAction DeleteScheduledAction PutNotificationConfiguration SuspendProcesses ResumeProcesses TerminateInstanceInAutoScalingGroup AttachLoadBalancerTargetGroups DetachLoadBalancerTargetGroups DescribeAutoScalingGroups DescribeAutoScalingInstances DescribeScalingActivities DescribePolicies DescribeScheduledActions DescribeNotificationConfigurations DescribeLoadBalancerTargetGroups',
    ),
    allow(
      'ec2',
      'CreateLaunchTemplate DeleteLaunchTemplate CreateLaunchTemplateVersion DeleteLaunchTemplateVersions DescribeLaunchTemplates DescribeLaunchTemplateVersions RunInstances TerminateInstances CreateSecurityGroup DeleteSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateTags DeleteTags DescribeImages DescribeInstances DescribeInstanceStatus DescribeInstanceAttribute DescribeAccountAttributes DescribeKeyPairs DescribeSecurityGroups DescribeSubnets DescribeVpcs',
    ),
    allow(
      'elasticloadbalancing',
      'CreateLoadBalancer DeleteLoadBalancer ModifyLoadBalancerAttributes SetSecurityGroups SetSubnets CreateListener DeleteListener ModifyListener CreateRule DeleteRule ModifyRule CreateTargetGroup DeleteTargetGroup ModifyTargetGroup ModifyTargetGroupAttributes RegisterTargets DeregisterTargets AddTags RemoveTags DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeListeners DescribeRules DescribeTargetGroups DescribeTargetGroupAttributes DescribeTargetHealth DescribeTags DescribeSSLPolicies',
    ),
    allow(
      'cloudwatch',
      'PutMetricAlarm DeleteAlarms DescribeAlarms',
      'arn:{partition}:cloudwatch:{region}:{account}:alarm:awseb-*',
    ),
    allow(
      'logs',
      'CreateLogGroup DeleteLogGroup PutRetentionPolicy DescribeLogGroups',
      'arn:{partition}:logs:{region}:{account}:log-group:/aws/elasticbeanstalk/*',
    ),
    allow('s3', 'ListBucket GetBucketLocation GetBucketPolicy GetObject PutObject DeleteObject', ...BUCKETS),
    serviceLinkedRole(
      'autoscaling',
      'elasticloadbalancing',
      'elasticbeanstalk',
      'maintenance.elasticbeanstalk',
      'managedupdates.elasticbeanstalk',
    ),
    passRole,
    tags,
  ],
};
