/** An open door to an environment, for other tools that act on one: the same checks, and the same walls for `local`. */
export { openSession } from './aws/open-session';
export { type Session, type SessionProps, fixedCredentials } from './aws/session';
export {
  type DeployedStack,
  deployedTemplate,
  describeStack,
  listStacks,
  pollMilliseconds,
  stackResources,
} from './aws/deployed-stack';
export { publishedBy } from './aws/parameters';
export { deletionFailures } from './aws/remove-stack';
export { ENVIRONMENT_OPTION, askedEnvironment } from './command-options';
export { type Options, readOptions } from './options';
export { announce } from './prepare';
export type { DeployRecord } from './record/deploy-record';
export type { ResourceChanges } from './record/stack-changes';
export { layerRecords, newestRecords } from './record/record-store';
export type { DriftCoverage } from './status/detect-drift';
export { type LayerDrift, type LayerStatus, type StaleInput, layerStatus } from './status/layer-status';
export { stableDigest } from './template';
export { table } from './progress/table';
/** What is deployed, and what deploys left behind, for tools that show it. */
export { type Base, readBase } from './affected/base-store';
export { failureOf } from './failure';
export { type PageProps, pageText } from './page';
export { parseTemplate } from './template';
export { producersFirst } from './task-order';
export {
  type SynthesisedLayer,
  type Template,
  type TemplateResource,
  outputDirectory,
  readSynthesised,
} from '@hipaa-cdk/layer-templates';
