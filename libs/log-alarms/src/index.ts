export {
  alarmState,
  stateOfPoints,
  type AlarmProperties,
  type AlarmState,
  type FilterProperties,
  type TimedEvent,
} from './alarm-state';
export { type LogEvent, matchesPattern } from './matches-pattern';
