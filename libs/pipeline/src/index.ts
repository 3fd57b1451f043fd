export { type Step, NODE_VERSION, VARIABLES } from './step';
export { allChecks, changeChecks, compareWithReview, deployChanges, install, showDiff } from './checks';
export { DEPLOY_VARIABLES, buildSteps, deploySteps, pullRequestSteps } from './review';
export { buildspec } from './buildspec';
export { githubDiffRole, githubReviewRole, githubRole } from './github-role';
export { type Purpose, type RunnerCall, actionsFor, runnerCalls } from './runner-calls';
