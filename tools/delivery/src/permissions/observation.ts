import { passRole } from './identity';
import { own } from './own-names';
import { type TypePermissions, allow } from './permission';

export const observationPermissions: TypePermissions = {
  'AWS::CloudWatch::Alarm': [
    allow(
      'cloudwatch',
      'PutMetricAlarm DeleteAlarms DescribeAlarms ListTagsForResource TagResource UntagResource',
      own.alarms,
    ),
  ],
  'AWS::CloudWatch::Dashboard': [
    allow('cloudwatch', 'PutDashboard DeleteDashboards GetDashboard ListDashboards'),
  ],
  'AWS::Events::Rule': [
    allow(
      'events',
      'PutRule DeleteRule DescribeRule EnableRule DisableRule PutTargets RemoveTargets ListTargetsByRule TagResource UntagResource ListTagsForResource',
      own.rules,
    ),
    passRole,
  ],
  'AWS::Logs::LogGroup': [
    allow(
      'logs',
      'CreateLogGroup DeleteLogGroup DescribeLogGroups PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey GetDataProtectionPolicy DescribeIndexPolicies DescribeResourcePolicies ListTagsForResource TagResource UntagResource',
      own.logGroups,
    ),
  ],
  'AWS::Logs::MetricFilter': [
    allow('logs', 'PutMetricFilter DeleteMetricFilter DescribeMetricFilters', own.logGroups),
  ],
  'AWS::Logs::QueryDefinition': [
    allow('logs', 'PutQueryDefinition DeleteQueryDefinition DescribeQueryDefinitions'),
  ],
  'AWS::Logs::ResourcePolicy': [
    allow('logs', 'PutResourcePolicy DeleteResourcePolicy DescribeResourcePolicies'),
  ],
  'AWS::SNS::Subscription': [
    allow('sns', 'Subscribe ListSubscriptionsByTopic GetTopicAttributes', own.topics),
    allow('sns', 'Unsubscribe GetSubscriptionAttributes SetSubscriptionAttributes'),
  ],
  'AWS::SNS::Topic': [
    allow(
      'sns',
      'CreateTopic DeleteTopic GetTopicAttributes SetTopicAttributes GetDataProtectionPolicy PutDataProtectionPolicy ListSubscriptionsByTopic ListTagsForResource TagResource UntagResource',
      own.topics,
    ),
  ],
  'AWS::SNS::TopicPolicy': [allow('sns', 'GetTopicAttributes SetTopicAttributes', own.topics)],
  'AWS::SQS::Queue': [
    allow(
      'sqs',
      'CreateQueue DeleteQueue GetQueueAttributes GetQueueUrl SetQueueAttributes ListQueueTags TagQueue UntagQueue',
      own.queues,
    ),
  ],
  'AWS::SQS::QueuePolicy': [allow('sqs', 'GetQueueAttributes GetQueueUrl SetQueueAttributes', own.queues)],
  'AWS::SSM::Document': [
    allow(
      'ssm',
      'CreateDocument DeleteDocument DescribeDocument GetDocument UpdateDocument UpdateDocumentDefaultVersion AddTagsToResource RemoveTagsFromResource ListTagsForResource',
      own.documents,
    ),
  ],
  'AWS::SSM::Parameter': [
    allow(
      'ssm',
      'PutParameter DeleteParameter GetParameters AddTagsToResource RemoveTagsFromResource ListTagsForResource',
      own.parameters,
    ),
    allow('ssm', 'DescribeParameters'),
  ],
};
