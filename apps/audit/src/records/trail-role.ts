import { aws_iam as iam, type aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface TrailRoleProps {
  /** Where the trail writes. */
  readonly logGroup: logs.ILogGroup;
}

/**
 * Lets CloudTrail write to the log group of the trail. For this role CloudTrail documents no condition on whom it acts
 * for; nobody outside of the account can hand the role over, and all that it may do is add events to one group.
 */
export class TrailRole extends iam.Role {
  constructor(scope: Construct, id: string, { logGroup }: TrailRoleProps) {
    super(scope, id, {
      description: 'CloudTrail writes to its log group with it',
      assumedBy: new iam.ServicePrincipal('cloudtrail.amazonaws.com'),
    });
    new iam.ManagedPolicy(this, 'Write', {
      description: 'Events of the trail, into its log group',
      roles: [this],
      statements: [
        new iam.PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
  }
}
