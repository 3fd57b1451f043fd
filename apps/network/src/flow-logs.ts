import { Stack, aws_ec2 as ec2, aws_iam as iam, type aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface FlowLogsProps {
  readonly vpc: ec2.Vpc;
  readonly logGroup: logs.LogGroup;
}

/** A record of every accepted and refused connection in the VPC, minute by minute. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpc, logGroup }: FlowLogsProps) {
    super(scope, id);
    const write = new iam.ManagedPolicy(this, 'Write', {
      description: 'delivery of VPC flow logs',
      statements: [
        new iam.PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
    const role = new iam.Role(this, 'Role', {
      description: 'delivery of VPC flow logs',
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: fromFlowLogsOf(Stack.of(this)),
      }),
      managedPolicies: [write],
    });
    new ec2.FlowLog(this, 'Log', {
      resourceType: ec2.FlowLogResourceType.fromVpc(vpc),
      trafficType: ec2.FlowLogTrafficType.ALL,
      maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.ONE_MINUTE,
      // The library would add its own inline policy to a role that it may change.
      destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup, role.withoutPolicyUpdates()),
    });
  }
}

/** Keeps flow logs of other accounts from borrowing the role. */
function fromFlowLogsOf(stack: Stack): Record<string, Record<string, string>> {
  return {
    StringEquals: { 'aws:SourceAccount': stack.account },
    ArnLike: {
      'aws:SourceArn': stack.formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' }),
    },
  };
}
