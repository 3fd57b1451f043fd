export { type CommandResult, type RunningCommand, killHard, startCommand, typedLines } from './command';
export { OutsideProject } from './outside-project';
export { TemporaryWorkspace } from './temporary-workspace';
