import { thePlatform } from './platform';

/**
 * Name of the policy that no role of the application can leave, whatever else is allowed to it. The bootstrap makes one
 * for each region of an account.
 */
export function boundaryName(region: string): string {
  return `${thePlatform().application.name}-boundary-${region}`;
}

/** Where the bootstrap notes the ARN of that policy, for deploys to look for. */
export function boundaryParameter(): string {
  return `/${thePlatform().application.name}/bootstrap/boundary`;
}
