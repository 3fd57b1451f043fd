import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';

/** How much of a stack a look for drift has seen. CloudFormation cannot check every type, and calls the rest in sync. */
export interface DriftCoverage {
  readonly checked: number;
  /** Types that were not checked -> how many resources of them there are. */
  readonly unchecked: Readonly<Record<string, number>>;
}

const CHECKED = new Set(['IN_SYNC', 'MODIFIED', 'DELETED']);

/** What is known of the resources of a stack after the last look for drift. */
export function driftCoverage(resources: readonly StackResourceSummary[]): DriftCoverage {
  const unchecked: Record<string, number> = {};
  let checked = 0;
  for (const { ResourceType = '', DriftInformation } of resources) {
    // A note of the CDK for itself, without anything behind it that could drift.
    if (ResourceType === 'AWS::CDK::Metadata') continue;
    if (CHECKED.has(DriftInformation?.StackResourceDriftStatus ?? '')) checked += 1;
    else unchecked[ResourceType] = (unchecked[ResourceType] ?? 0) + 1;
  }
  const sorted = Object.entries(unchecked).sort(([a], [b]) => a.localeCompare(b));
  return { checked, unchecked: Object.fromEntries(sorted) };
}

/** Such as `9 of 12 checked`. */
export function coverageText({ checked, unchecked }: DriftCoverage): string {
  const all = Object.values(unchecked).reduce((sum, count) => sum + count, checked);
  return `${checked} of ${all} checked`;
}
