import { AlarmTopic, MetricAlarms } from '@hipaa-cdk/alarms';
import {
  FIREWALL_LOGS,
  WebFirewall,
  WebLoadBalancer,
  publishCompute,
  webAlarmRules,
} from '@hipaa-cdk/compute';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { LogStore } from '@hipaa-cdk/log-store';
import { PublishedNetwork } from '@hipaa-cdk/published-network';
import type { Construct } from 'constructs';
import type { BeanstalkSettings } from '../config';
import { ApplicationEnvironment } from './application-environment';
import { healthAlarmRules } from './health-alarm-rules';

/** The application on Elastic Beanstalk, with what stands before it and what watches it. */
export class ComputeBeanstalkStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<BeanstalkSettings>) {
    super(scope, id, props);
    const { settings, environment } = props;
    const { vpc } = new PublishedNetwork(this, 'Network', { tiers: ['public', 'application'] });
    const logs = new LogStore(this, 'Logs', {
      retentionDays: environment.profile.logRetentionDays,
      removalPolicy: this.dataRemoval,
      keyDescription: 'Encrypts the firewall logs and the alarm messages of the application',
      namePrefixes: [`${FIREWALL_LOGS}${this.stackName}`],
    });
    const { topic } = new AlarmTopic(this, 'AlarmTopic', {
      emails: settings.alarmEmails,
      about: 'application',
      key: logs.key,
    });
    const web = new WebLoadBalancer(this, 'Web', { vpc, ...settings });
    new WebFirewall(this, 'Firewall', {
      loadBalancerArn: web.loadBalancer.loadBalancerArn,
      rules: settings.firewallRules,
      requestsPerFiveMinutes: settings.requestsPerFiveMinutes,
      logs,
    });
    const application = new ApplicationEnvironment(this, 'Beanstalk', {
      vpc,
      web,
      topic,
      topicKey: logs.key,
      settings,
    });
    new MetricAlarms(this, 'WebAlarms', {
      rules: webAlarmRules,
      topic,
      metric: (name, options) => web.loadBalancer.metrics.custom(name, options),
    });
    new MetricAlarms(this, 'HealthAlarms', {
      rules: healthAlarmRules,
      topic,
      metric: (name, options) => application.metric(name, options),
    });
    publishCompute(this, 'beanstalk', web);
  }
}
