import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Lets RDS send the operating system's figures of this account's instances to CloudWatch. */
export class MonitoringRole extends iam.Role {
  constructor(scope: Construct, id: string) {
    const { partition, region, account } = Stack.of(scope);
    super(scope, id, {
      description: 'Enhanced monitoring of the database instances',
      assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com', {
        // Nobody else's instance can make RDS use this role.
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:rds:${region}:${account}:db:*` },
        },
      }),
    });
    new iam.ManagedPolicy(this, 'Write', {
      description: 'Figures of the database instances, into the log group that RDS keeps them in',
      roles: [this],
      statements: monitoringStatements(`arn:${partition}:logs:${region}:${account}:log-group:RDSOSMetrics`),
    });
  }
}

/** RDS names a stream after the resource id of its instance: `db-` and 26 letters or digits. */
const STREAM = `db-${'?'.repeat(26)}`;

/** AWS's own policy for this allows the same on log groups of every account and region. */
function monitoringStatements(group: string): iam.PolicyStatement[] {
  // CloudWatch Logs asks for actions on the group with an empty stream name behind it.
  const asStream = `${group}:log-stream:`;
  return [
    new iam.PolicyStatement({
      sid: 'KeepGroup',
      actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
      resources: [group, asStream],
    }),
    new iam.PolicyStatement({
      sid: 'WriteStreams',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
      resources: [asStream, `${asStream}${STREAM}`],
    }),
  ];
}
