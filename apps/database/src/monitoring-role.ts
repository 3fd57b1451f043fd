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
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonRDSEnhancedMonitoringRole'),
      ],
    });
  }
}
