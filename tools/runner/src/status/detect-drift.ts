import { setTimeout as delay } from 'node:timers/promises';
import type { StackResourceDrift, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { UserError } from '@hipaa-cdk/errors';
import { pollMilliseconds, stackResources } from '../aws/deployed-stack';
import type { Session } from '../aws/session';

/** What a look for drift found in one stack. */
export interface DriftFinding extends DriftCoverage {
  /** Resources that are not as deployed: changed, or gone. */
  readonly drifted: readonly StackResourceDrift[];
}

/**
 * Lets CloudFormation compare a stack's resources with what was deployed. It keeps the result, for `status` to show.
 *
 * @throws UserError `DRIFT_NOT_DETECTED` when it could not look at all resources that it can check
 */
export async function detectDrift(session: Session, stack: string): Promise<DriftFinding> {
  const { DetectStackDriftCommand, paginateDescribeStackResourceDrifts } =
    await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormationAsCaller();
  const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName: stack }));
  await untilDetected(session, stack, StackDriftDetectionId ?? '');
  const drifted: StackResourceDrift[] = [];
  const pages = paginateDescribeStackResourceDrifts(
    { client },
    { StackName: stack, StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'] },
  );
  for await (const page of pages) drifted.push(...(page.StackResourceDrifts ?? []));
  return { drifted, ...driftCoverage(await stackResources(session, stack)) };
}

async function untilDetected(session: Session, stack: string, StackDriftDetectionId: string): Promise<void> {
  const { DescribeStackDriftDetectionStatusCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormationAsCaller();
  for (;;) {
    const { DetectionStatus, DetectionStatusReason } = await client.send(
      new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }),
    );
    if (DetectionStatus === 'DETECTION_COMPLETE') return;
    if (DetectionStatus !== 'DETECTION_IN_PROGRESS') {
      throw new UserError({
        code: 'DRIFT_NOT_DETECTED',
        message: `CloudFormation could not check all of ${stack}: ${DetectionStatusReason ?? DetectionStatus ?? 'no reason given'}`,
        remedy: 'whoever asks must be allowed to read the resources of the stack',
      });
    }
    await delay(pollMilliseconds(session));
  }
}

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
