export { type CommandResult, type RunningCommand, killHard, startCommand, typedLines } from './command';
export { CommandHost, serveCommands } from './command-host';
export { OutsideProject } from './outside-project';
export { TemporaryWorkspace } from './temporary-workspace';
