import type { WebLoadBalancer } from '@hipaa-cdk/web-front';
import { Duration, aws_ec2 as ec2, aws_ecs as ecs, aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from './settings';
import type { ApplicationTask } from './application-task';
import { deployments, TargetGroup, TrafficRole } from './blue-green';

export interface ApplicationServiceProps {
  readonly cluster: ecs.ICluster;
  readonly task: ApplicationTask;
  readonly web: WebLoadBalancer;
  readonly settings: EcsSettings;
}

const capacityProviders: Readonly<Record<EcsSettings['capacity'], string>> = {
  steady: 'FARGATE',
  spot: 'FARGATE_SPOT',
};

/** What every service of the application has: where its tasks run, and how they are placed and named. */
export function serviceDefaults({ capacity, publicAddresses }: EcsSettings) {
  return {
    // A launch type would make a new service of every change to it.
    capacityProviderStrategies: [{ capacityProvider: capacityProviders[capacity], weight: 1 }],
    platformVersion: ecs.FargatePlatformVersion.LATEST,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    assignPublicIp: publicAddresses !== 'none',
    availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.ENABLED,
    enableECSManagedTags: true,
    propagateTags: ecs.PropagatedTagSource.SERVICE,
  } satisfies Partial<ecs.FargateServiceProps>;
}

/** Keeps tasks of the application running in all zones, behind the load balancer and out of reach of all others. */
export class ApplicationService extends Construct {
  readonly service: ecs.FargateService;
  readonly securityGroup: ec2.SecurityGroup;
  /** The tasks as the load balancer sees them; two groups that take turns in blue-green deployments. */
  readonly targetGroups: readonly [TargetGroup, ...TargetGroup[]];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApplicationServiceProps,
  ) {
    super(scope, id);
    const { cluster, task, settings } = props;
    this.securityGroup = this.closedGroup();
    this.service = new ecs.FargateService(this, 'Service', {
      ...serviceDefaults(settings),
      ...deployments[settings.deployment],
      cluster,
      taskDefinition: task.definition,
      securityGroups: [this.securityGroup],
      healthCheckGracePeriod: Duration.seconds(settings.startSeconds),
    });
    // Its own property would give the tasks more than they need, and the key to all log groups of the region.
    (this.service.node.defaultChild as ecs.CfnService).enableExecuteCommand = settings.exec !== 'off';
    // Before the first task starts, its roles have their policies and the cluster its capacity; at the end it is the reverse.
    this.service.node.addDependency(cluster, task);
    this.targetGroups = this.behindLoadBalancer();
  }

  /** Images, logs, secrets and other AWS services are all reached at 443; the load balancer adds the only way in. */
  private closedGroup(): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: this.props.cluster.vpc,
      description: 'Tasks of the application: let in the load balancer only',
      allowAllOutbound: false,
    });
    group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.HTTPS, 'AWS services, and others over TLS');
    return group;
  }

  private behindLoadBalancer(): [TargetGroup, ...TargetGroup[]] {
    const { cluster, web, settings, task } = this.props;
    const group = (id: string) => new TargetGroup(this, id, { vpc: cluster.vpc, settings });
    const first = group('Targets');
    const ruleFor = (action: elbv2.ListenerAction) =>
      new elbv2.ApplicationListenerRule(this, 'Rule', {
        listener: web.listener,
        priority: 1,
        conditions: [web.applicationRequests],
        action,
      });
    const { containerName } = task.container;
    if (settings.deployment === 'rolling') {
      ruleFor(elbv2.ListenerAction.forward([first]));
      first.addTarget(this.service.loadBalancerTarget({ containerName }));
      return [first];
    }
    const second = group('OtherTargets');
    // ECS refuses a group that no load balancer knows, so the rule names the second one before it gets a request.
    const rule = ruleFor(
      elbv2.ListenerAction.weightedForward([
        { targetGroup: first, weight: 100 },
        { targetGroup: second, weight: 0 },
      ]),
    );
    const alternateTarget = new ecs.AlternateTarget('Alternate', {
      alternateTargetGroup: second,
      productionListener: ecs.ListenerRuleConfiguration.applicationListenerRule(rule),
      role: new TrafficRole(this, 'TrafficRole', { rule, targetGroups: [first, second] }),
    });
    first.addTarget(this.service.loadBalancerTarget({ containerName, alternateTarget }));
    return [first, second];
  }
}

interface TaskScalingProps {
  readonly service: ecs.FargateService;
  /** The tasks that requests are counted for. */
  readonly targetGroup: elbv2.ApplicationTargetGroup;
  readonly settings: EcsSettings;
}

/** Under load tasks come within a minute; they go more slowly, so that a short calm costs nobody anything. */
const pace = { scaleOutCooldown: Duration.minutes(1), scaleInCooldown: Duration.minutes(5) };

/** As many tasks as the load needs, within the limits of the settings. */
export class TaskScaling extends Construct {
  constructor(scope: Construct, id: string, props: TaskScalingProps) {
    super(scope, id);
    const { minTasks, maxTasks, cpuTargetPercent, requestsPerTask } = props.settings;
    const count = props.service.autoScaleTaskCount({ minCapacity: minTasks, maxCapacity: maxTasks });
    count.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: cpuTargetPercent, ...pace });
    if (requestsPerTask === 'any') return;
    count.scaleOnRequestCount('Requests', {
      requestsPerTarget: requestsPerTask,
      targetGroup: props.targetGroup,
      ...pace,
    });
  }
}
