import { Duration, type aws_ecs as ecs, type aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from '../config';

export interface TaskScalingProps {
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
