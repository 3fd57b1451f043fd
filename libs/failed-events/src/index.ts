export { FailedEvents, type FailedEventsProps } from './failed-events';
