export type { ShellVariables } from './credentials';
export { freePort } from './free-port';
export { LocalAws } from './local-aws';
export type { LocalAwsStatus, RunningLocalAws } from './local-aws';
export type { LocalAwsOptions } from './options';
export type { Progress } from './progress';
export type { CommandResult, CommandRunner } from './run-command';
