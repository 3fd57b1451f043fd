import { type aws_elasticloadbalancingv2 as elbv2, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface TrafficRoleProps {
  /** Rule that sends requests to one of the groups. */
  readonly rule: elbv2.ApplicationListenerRule;
  readonly targetGroups: readonly elbv2.ApplicationTargetGroup[];
}

/**
 * What ECS turns the traffic over with in a blue-green deployment. AWS's policy for this reaches every load balancer of
 * the account.
 */
export class TrafficRole extends iam.Role {
  constructor(scope: Construct, id: string, props: TrafficRoleProps) {
    super(scope, id, {
      description: 'Turns the traffic of the application over from one version to the next',
      // ECS names neither account nor resource here; only who may pass the role decides who uses it.
      assumedBy: new iam.ServicePrincipal('ecs.amazonaws.com'),
    });
    this.addToPolicy(
      new iam.PolicyStatement({
        sid: 'Look',
        actions: [
          'elasticloadbalancing:DescribeListeners',
          'elasticloadbalancing:DescribeRules',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
        ],
        // These know no resources.
        resources: ['*'],
      }),
    );
    this.addToPolicy(
      new iam.PolicyStatement({
        sid: 'MoveTasks',
        actions: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
        resources: props.targetGroups.map(({ targetGroupArn }) => targetGroupArn),
      }),
    );
    this.addToPolicy(
      new iam.PolicyStatement({
        sid: 'MoveRequests',
        actions: ['elasticloadbalancing:ModifyRule'],
        resources: [props.rule.listenerRuleArn],
      }),
    );
  }
}
