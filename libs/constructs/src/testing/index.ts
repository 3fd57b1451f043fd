export {
  alarmState,
  stateOfPoints,
  type AlarmProperties,
  type AlarmState,
  type FilterProperties,
  type TimedEvent,
} from './alarm-state';
export { type LogEvent, matchesPattern } from './log-pattern';
export {
  type StackOfAlarms,
  expectAlarmsUseKey,
  expectOnlyAlarmsPublish,
  keyStatementOfAlarms,
} from './own-alarms';
export * from './own-log-groups';
