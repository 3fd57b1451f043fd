/**
 * Patterns of what belongs to the application. CloudFormation starts the names that it makes up with the stack's, and
 * names that are given start with the application's.
 */
const regional = (service: string, name: string): string =>
  `arn:{partition}:${service}:{region}:{account}:${name}`;
const global = (service: string, name: string): string => `arn:{partition}:${service}::{account}:${name}`;

export const own = {
  alarms: regional('cloudwatch', 'alarm:{application}-*'),
  buckets: 'arn:{partition}:s3:::{application}-*',
  databases: ['cluster', 'cluster-pg', 'db', 'pg', 'subgrp'].map((kind) =>
    regional('rds', `${kind}:{application}-*`),
  ),
  documents: regional('ssm', 'document/*'),
  functions: regional('lambda', 'function:{application}-*'),
  instanceProfiles: global('iam', 'instance-profile/{application}-*'),
  keys: regional('kms', 'key/*'),
  logGroups: regional('logs', 'log-group:*'),
  parameters: regional('ssm', 'parameter/{application}/*'),
  policies: global('iam', 'policy/{application}-*'),
  queues: regional('sqs', '{application}-*'),
  roles: global('iam', 'role/{application}-*'),
  rules: regional('events', 'rule/{application}-*'),
  topics: regional('sns', '{application}-*'),
} as const;

/** What the CDK uploads before a deploy. */
export const ASSETS = 'arn:{partition}:s3:::cdk-*-assets-{account}-{region}/*';
