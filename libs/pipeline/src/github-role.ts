import { thePlatform } from '@hipaa-cdk/environments';

/** Name of the role that workflows take in a region to deploy to an environment. */
export function githubRole(environment: string, region: string): string {
  return `${thePlatform().application.name}-github-${environment}-${region}`;
}

/** Name of the role that workflows of pull requests take in a region, to look. No environment is named like it. */
export function githubDiffRole(region: string): string {
  return `${thePlatform().application.name}-github-pull-request-${region}`;
}

/** Name of the role that workflows of the deployed branch take in a region, to show what a deploy would change. */
export function githubReviewRole(region: string): string {
  return `${thePlatform().application.name}-github-main-branch-${region}`;
}
