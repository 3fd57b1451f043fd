/**
 * Services that the platform calls and that can have an address inside the VPC, by the last part of their endpoint's
 * service name (`com.amazonaws.<region>.<name>`). S3 and DynamoDB are reached through gateway endpoints, which are free.
 */
export const ENDPOINT_SERVICES = [
  'cloudformation',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'elasticbeanstalk',
  'elasticbeanstalk-health',
  'kms',
  'logs',
  'monitoring',
  'rds',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'sts',
  'xray',
] as const;

export type EndpointService = (typeof ENDPOINT_SERVICES)[number];
