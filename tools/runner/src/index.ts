/** An open door to an environment, for other tools that act on one: the same checks, and the same walls for `local`. */
export { openSession } from './aws/open-session';
export { Session, type SessionProps, fixedCredentials } from './aws/session';
export {
  type DeployedStack,
  deployedTemplate,
  describeStack,
  hasBeenUp,
  isSound,
  listStacks,
  pollMilliseconds,
  settledStack,
  stackResources,
} from './aws/deployed-stack';
export { publishedBy, storedParameters } from './aws/parameters';
export { deletionFailures } from './aws/remove-stack';
export { ENVIRONMENT_OPTION, askedEnvironment, waitMinutes } from './command-options';
export { holdingLock, type LockProps, onLeaving } from './lock/locked';
export { type Options, readOptions } from './options';
export { loadListException } from './check/list-exception';
export { nxCommand, type NxCommand, type NxResult } from './affected/nx-command';
export { announce } from './prepare';
export {
  approver,
  type DeployOrigin,
  type DeployRecord,
  deployOrigin,
  type Intent,
  type MigrationRecord,
} from './record/deploy-record';
export { runningInputs } from './record/mend-record';
export { NO_CHANGES, type ResourceChanges } from './record/stack-changes';
export { type Place, placeOf } from './place';
export {
  type LayerBook,
  type RecordVolume,
  appendRecord,
  layerRecords,
  newestRecords,
  writeIntent,
} from './record/record-store';
export type { DriftCoverage } from './status/detect-drift';
export { type LayerDrift, type LayerStatus, type StaleInput, layerStatus } from './status/layer-status';
export { stableDigest } from './template';
export { table } from './progress/table';
/** What is deployed, and what deploys left behind, for tools that show it. */
export { type Base, readBase } from './affected/base-store';
export { failureOf } from './failure';
export { changePlans } from './plan/readers-follow';
export type { MovedGround, Standing, WayToFollow } from './plan/standing';
export { type ChangePlan, changePlanText } from './plan/plan-text';
export { type PageProps, pageText } from './page';
export { parseTemplate } from './template';
export { type SettledProperty, settledProperties } from './protection/settled-pools';
export { producersFirst } from './task-order';
export {
  type SynthesisedLayer,
  type Template,
  type TemplateResource,
  outputDirectory,
  readSynthesised,
} from '@hipaa-cdk/layer-templates';
