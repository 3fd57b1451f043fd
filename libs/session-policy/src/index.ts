export { sessionPolicy } from './session-policy';
