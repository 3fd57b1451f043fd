export {
  type Step,
  EVIDENCE_READS,
  NODE_VERSION,
  TESTED_NODE_VERSIONS,
  VARIABLES,
  allChecks,
  changeChecks,
  compareWithReview,
  deployChanges,
  install,
  keepEvidence,
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
