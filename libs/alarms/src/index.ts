export { type AlarmRule } from './alarm-rule';
export { AlarmTopic, type AlarmTopicProps } from './alarm-topic';
export { MetricAlarms, type MetricAlarmsProps } from './metric-alarms';
