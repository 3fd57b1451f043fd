export { type CommandResult, type RunningCommand, killHard, startCommand } from './command-result';
export { freePort } from './free-port';
export { OutsideProject } from './outside-project';
export { TemporaryWorkspace } from './temporary-workspace';
export { typedLines } from './typed-lines';
