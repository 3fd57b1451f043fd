export { disagreements } from './disagreements/disagreements';
