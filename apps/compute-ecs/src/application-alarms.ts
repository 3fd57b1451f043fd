import { AlarmTopic, MetricAlarms, type MetricAlarmsProps } from '@hipaa-cdk/alarms';
import { type WebLoadBalancer, webAlarmRules } from '@hipaa-cdk/compute';
import { aws_cloudwatch as cloudwatch, type aws_kms as kms } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EcsSettings } from '../config';
import type { ApplicationService } from './application-service';
import { loadAlarmRules, targetAlarmRules, taskAlarmRules } from './service-alarm-rules';

export interface ApplicationAlarmsProps {
  readonly application: ApplicationService;
  readonly web: WebLoadBalancer;
  readonly settings: EcsSettings;
  /** Encrypts the messages. */
  readonly key: kms.Key;
}

/** Tells people when the application is slow, wrong, overloaded or gone. */
export class ApplicationAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ApplicationAlarmsProps) {
    super(scope, id);
    const { settings, key, web } = props;
    const { service, targetGroups } = props.application;
    const { topic } = new AlarmTopic(this, 'Topic', {
      emails: settings.alarmEmails,
      about: 'application',
      key,
    });
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

function metricsOf(namespace: string, dimensionsMap: Record<string, string>): MetricAlarmsProps['metric'] {
  return (metricName, options) => new cloudwatch.Metric({ namespace, metricName, dimensionsMap, ...options });
}
