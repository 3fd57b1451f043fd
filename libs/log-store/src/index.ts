export { LogStore, type LogStoreProps } from './log-store';
