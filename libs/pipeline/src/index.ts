export {
  type Step,
  EVIDENCE_READS,
  NODE_VERSION,
  RELEASE_VARIABLES,
  TESTED_NODE_VERSIONS,
  VARIABLES,
  allChecks,
  changeChecks,
  compareWithReview,
  deployChanges,
  install,
  keepEvidence,
  releaseApplication,
  showDiff,
} from './checks';
export { PACKED, RELEASE, packPackages, packRelease, unpackRelease, verifyRelease } from './release';
export {
  type DeployedTo,
  DEPLOY_VARIABLES,
  buildSteps,
  deploySteps,
  pullRequestSteps,
  buildspec,
  codeBuildRole,
  githubDiffRole,
  githubReleaseRole,
  githubReviewRole,
  githubRole,
  pipelineRoles,
} from './review';
export {
  type Purpose,
  type RunnerCall,
  REVIEW_CHANGE_SETS,
  REVIEW_FOLDER,
  actionsFor,
  runnerCalls,
} from './runner-calls';
