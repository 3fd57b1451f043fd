export {
  type AlarmRule,
  AlarmTopic,
  type AlarmTopicProps,
  MetricAlarms,
  type MetricAlarmsProps,
} from './alarms';
export { LogBucket, type LogDelivery, denyDeletion, logLifecycle, secureBucketProps } from './buckets';
export { bundledHandler, type BundledHandlerProps } from './bundled-handler';
export { databaseSignIn, type DatabaseSignInProps } from './database-sign-in';
export { FailedEvents, type FailedEventsProps } from './failed-events';
export { LogStore, type LogStoreProps } from './log-store';
export { PublishedNetwork, type PublishedNetworkProps, type SubnetTier } from './published-network';
export { ANY_INSTANCE, type SessionRecords, recordedSessionStatements } from './recorded-sessions';
