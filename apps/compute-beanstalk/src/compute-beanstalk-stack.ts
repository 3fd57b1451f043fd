import { AlarmTopic, MetricAlarms } from '@hipaa-cdk/constructs';
import { WebFront, webAlarmRules } from '@hipaa-cdk/web-front';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import type { Construct } from 'constructs';
import type { BeanstalkSettings } from './settings';
import { ApplicationEnvironment } from './application-environment';
import { healthAlarmRules } from './health-alarm-rules';

/** The application on Elastic Beanstalk, with what stands before it and what watches it. */
export class ComputeBeanstalkStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<BeanstalkSettings>) {
    super(scope, id, props);
    const { settings } = props;
    const front = new WebFront(this, {
      keyDescription: 'Encrypts the firewall logs and the alarm messages of the application',
      settings,
    });
    const { vpc, logs } = front;
    const { topic } = new AlarmTopic(this, 'AlarmTopic', {
      emails: settings.alarmEmails,
      about: 'application',
      key: logs.key,
    });
    const web = front.open();
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
    front.publish('beanstalk', web);
  }
}
