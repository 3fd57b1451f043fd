import {
  Duration,
  aws_ecs as ecs,
  type aws_ec2 as ec2,
  aws_elasticloadbalancingv2 as elbv2,
  aws_iam as iam,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EcsSettings } from './settings';

/** What the service is told about how a new version takes over. */
type Deployment = Pick<
  ecs.FargateServiceProps,
  'deploymentStrategy' | 'bakeTime' | 'circuitBreaker' | 'minHealthyPercent' | 'maxHealthyPercent'
>;

/** Never fewer healthy tasks than asked for, and back to the last version when the new one does not come up. */
const always = {
  circuitBreaker: { enable: true, rollback: true },
  minHealthyPercent: 100,
  maxHealthyPercent: 200,
};

export const deployments: Readonly<Record<EcsSettings['deployment'], Deployment>> = {
  rolling: { ...always, deploymentStrategy: ecs.DeploymentStrategy.ROLLING },
  'blue-green': {
    ...always,
    deploymentStrategy: ecs.DeploymentStrategy.BLUE_GREEN,
    // As long as the old tasks wait, the way back takes seconds.
    bakeTime: Duration.minutes(10),
  },
};

interface TargetGroupProps {
  readonly vpc: ec2.IVpc;
  readonly settings: EcsSettings;
}

const protocols: Readonly<
  Record<EcsSettings['targetProtocol'], [elbv2.ApplicationProtocol, elbv2.Protocol]>
> = {
  http: [elbv2.ApplicationProtocol.HTTP, elbv2.Protocol.HTTP],
  https: [elbv2.ApplicationProtocol.HTTPS, elbv2.Protocol.HTTPS],
};

/** Tasks as the load balancer sees them: those that answer get requests, those that leave finish theirs. */
export class TargetGroup extends elbv2.ApplicationTargetGroup {
  constructor(scope: Construct, id: string, { vpc, settings }: TargetGroupProps) {
    const [protocol, healthProtocol] = protocols[settings.targetProtocol];
    super(scope, id, {
      vpc,
      port: settings.port,
      protocol,
      targetType: elbv2.TargetType.IP,
      deregistrationDelay: Duration.seconds(settings.stopSeconds),
      healthCheck: {
        protocol: healthProtocol,
        path: settings.healthPath,
        healthyHttpCodes: '200',
        interval: Duration.seconds(15),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
      },
    });
  }
}

interface TrafficRoleProps {
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
