export { hipaaPlus, type RulePack } from './pack';
