/** An open door to an environment, for other tools that act on one: the same checks, and the same walls for `local`. */
export { openSession } from './aws/open-session';
export { type Session, type SessionProps, fixedCredentials } from './aws/session';
export {
  type DeployedStack,
  deployedTemplate,
  describeStack,
  listStacks,
  pollMilliseconds,
} from './aws/deployed-stack';
export { deletionFailures } from './aws/deletion-failures';
export { announce } from './chosen-environment';
export { loadParts } from './commands/load-layer';
export { table } from './progress/table';
export { producersFirst } from './plan/layer-order';
export { outputDirectory, readSynthesised } from './synthesised-layer';
