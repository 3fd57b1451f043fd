export type { ShellVariables } from './credentials';
export { freePort } from './ports';
export { LocalAws } from './local-aws';
export type { LocalAwsStatus, RunningLocalAws } from './local-aws';
export type { LocalAwsOptions } from './settings';
export type { Progress } from './progress';
export type { CommandResult, CommandRunner } from './run-command';
