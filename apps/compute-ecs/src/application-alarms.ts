import { AlarmTopic, MetricAlarms, type MetricAlarmsProps, type AlarmRule } from '@hipaa-cdk/constructs';
import { type WebLoadBalancer, webAlarmRules } from '@hipaa-cdk/web-front';
import { aws_cloudwatch as cloudwatch, type aws_kms as kms, type aws_sns as sns } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from './settings';
import type { ApplicationService } from './application-service';

/** Every minute of a quarter of an hour. */
const lasting = { minutes: 1, periods: 15 };

/** What ECS reports of a service as long as it has tasks. */
export const loadAlarmRules: readonly AlarmRule[] = [
  {
    id: 'Cpu',
    metric: 'CPUUtilization',
    statistic: 'Average',
    bad: 'above',
    threshold: 85,
    ...lasting,
    heartbeat: true,
    description:
      'The tasks are busy above 85 %, or none has reported: raise maxTasks or cpu, or see why none runs.',
  },
  {
    id: 'Memory',
    metric: 'MemoryUtilization',
    statistic: 'Maximum',
    bad: 'above',
    threshold: 90,
    ...lasting,
    description: 'A task uses 90 % of its memory: raise memoryMiB, or look for what it keeps.',
  },
];

/** What Container Insights reports of a service of the application. */
export function taskAlarmRules({ minTasks }: EcsSettings): readonly AlarmRule[] {
  return [runningAlarmRule(minTasks, 'tasks')];
}

/**
 * Goes off when a service has fewer tasks than it should.
 *
 * @param what they are called, such as `tasks of worker`
 */
export function runningAlarmRule(tasks: number, what: string): AlarmRule {
  return {
    id: 'Running',
    metric: 'RunningTaskCount',
    statistic: 'Minimum',
    bad: 'below',
    threshold: tasks,
    minutes: 1,
    periods: 10,
    heartbeat: true,
    description: `Fewer than ${tasks} ${what} have been running for ten minutes: see why they stop, in the events of the service.`,
  };
}

/** What the load balancer reports of a group of tasks. */
export const targetAlarmRules: readonly AlarmRule[] = [
  {
    id: 'Unhealthy',
    metric: 'UnHealthyHostCount',
    statistic: 'Maximum',
    bad: 'above',
    threshold: 0,
    minutes: 1,
    periods: 5,
    description: 'A task has not answered its health check for five minutes: look at its log.',
  },
];

export interface ApplicationAlarmsProps {
  readonly application: ApplicationService;
  readonly web: WebLoadBalancer;
  readonly settings: EcsSettings;
  /** Encrypts the messages. */
  readonly key: kms.Key;
}

/** Tells people when the application is slow, wrong, overloaded or gone. */
export class ApplicationAlarms extends Construct {
  /** Where they report. */
  readonly topic: sns.ITopic;

  constructor(scope: Construct, id: string, props: ApplicationAlarmsProps) {
    super(scope, id);
    const { settings, key, web } = props;
    const { service, targetGroups } = props.application;
    const { topic } = new AlarmTopic(this, 'Topic', {
      emails: settings.alarmEmails,
      about: 'application',
      key,
    });
    this.topic = topic;
    const alarms = [
      new MetricAlarms(this, 'Web', {
        rules: webAlarmRules,
        topic,
        metric: (name, options) => web.loadBalancer.metrics.custom(name, options),
      }),
      new MetricAlarms(this, 'Load', {
        rules: loadAlarmRules,
        topic,
        metric: (name, options) => service.metric(name, options),
      }),
      new MetricAlarms(this, 'Tasks', {
        rules: taskAlarmRules(settings),
        topic,
        metric: metricsOf('ECS/ContainerInsights', {
          ClusterName: service.cluster.clusterName,
          ServiceName: service.serviceName,
        }),
      }),
      ...targetGroups.map(
        (group) =>
          new MetricAlarms(this, group.node.id, {
            rules: targetAlarmRules,
            topic,
            // The group that waits for its turn has no load balancer yet, as far as the library knows.
            metric: metricsOf('AWS/ApplicationELB', {
              TargetGroup: group.targetGroupFullName,
              LoadBalancer: web.loadBalancer.loadBalancerFullName,
            }),
          }),
      ),
    ];
    // Before its tasks run, a service is silent without anything being wrong.
    for (const alarm of alarms) alarm.node.addDependency(service);
  }
}

/** Metrics of a name space, about whatever the dimensions say. */
export function metricsOf(
  namespace: string,
  dimensionsMap: Record<string, string>,
): MetricAlarmsProps['metric'] {
  return (metricName, options) => new cloudwatch.Metric({ namespace, metricName, dimensionsMap, ...options });
}
