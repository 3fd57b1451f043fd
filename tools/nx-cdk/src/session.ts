/** An open door to an environment, for other tools that act on one: the same checks, and the same walls for `local`. */
export { openSession } from './runner/aws/open-session';
export { type Session, type SessionProps, fixedCredentials } from './runner/aws/session';
export {
  type DeployedStack,
  deployedTemplate,
  describeStack,
  listStacks,
  pollMilliseconds,
} from './runner/aws/deployed-stack';
export { deletionFailures } from './runner/aws/deletion-failures';
export { announce } from './runner/chosen-environment';
export { loadParts } from './runner/commands/load-layer';
export { table } from './runner/progress/table';
