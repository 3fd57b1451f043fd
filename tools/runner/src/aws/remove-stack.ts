import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import type { S3Client } from '@aws-sdk/client-s3';
import { parseTemplate } from '../template';
import type { Template } from '@hipaa-cdk/layer-templates';
import {
  type DeployedStack,
  LONGEST_OPERATION,
  actingRole,
  deployedTemplate,
  describeStack,
  pollMilliseconds,
  stillMoving,
} from './deployed-stack';
import { liftDeletionProtection } from './deletion-protection';
import type { Session } from './session';

/**
 * Deletes a stack with everything that is meant to go with it: buckets are emptied, protected resources unlocked first.
 *
 * @param retained logical ids that stay, outside of any stack; CloudFormation takes only those that it could not delete
 * @returns the template that the stack had
 * @throws UserError `DESTROY_FAILED` naming the resources that are still there, and why
 */
export async function removeStack(
  session: Session,
  stack: DeployedStack,
  retained: readonly string[] = [],
): Promise<Template> {
  const template = await parseTemplate(await deployedTemplate(session, stack.name));
  const emptied = new Set([...disposableBuckets(template)].filter((id) => !retained.includes(id)));
  await emptyBuckets(session, stack.name, emptied);
  await liftDeletionProtection(session, stack.name);
  const { DeleteStackCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormationOf(stack.name);
  const RetainResources = retained.length > 0 ? { RetainResources: [...retained] } : {};
  for (let attempt = 1; ; attempt++) {
    await client.send(
      new DeleteStackCommand({ StackName: stack.id, ...actingRole(session, stack), ...RetainResources }),
    );
    try {
      await untilGone(session, stack);
      return template;
    } catch (error) {
      // Logs go on arriving in a bucket that was just emptied, and a network interface takes its time to let go.
      if (attempt === REMOVALS || !UserError.is(error) || error.code !== 'DESTROY_FAILED') throw error;
      await emptyBuckets(session, stack.id, emptied);
    }
  }
}

/** Times that the removal of a stack is begun. */
const REMOVALS = 3;

async function untilGone(session: Session, { id, name }: DeployedStack): Promise<void> {
  const deadline = Date.now() + LONGEST_OPERATION;
  for (;;) {
    // A deleted stack is found by its id only.
    const stack = await describeStack(session, id);
    if (!stack || stack.status === 'DELETE_COMPLETE') return;
    if (!stack.status.endsWith('_IN_PROGRESS')) {
      const failures = await deletionFailures(session, id);
      throw new UserError({
        code: 'DESTROY_FAILED',
        message: `${name} was not removed, its stack is ${stack.status}:\n${failures.map((text) => `  ✖ ${text}`).join('\n')}`,
        remedy: 'the recover target of the layer carries on, and can leave out what cannot be removed',
      });
    }
    if (Date.now() > deadline) throw stillMoving(stack);
    await delay(pollMilliseconds(session));
  }
}

/** What CloudFormation could not delete, and why: the newest failures of the stack's events. */
export async function deletionFailures(session: Session, stackId: string): Promise<string[]> {
  const { DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: stackId }));
  return (StackEvents ?? [])
    .filter((event) => event.ResourceStatus === 'DELETE_FAILED' && event.PhysicalResourceId !== stackId)
    .map(
      (event) =>
        `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason ?? 'no reason given'}`,
    );
}

/** Logical ids of the buckets that are deleted with their stack. Whatever else a policy says keeps the bucket, full. */
export function disposableBuckets(template: Template): ReadonlySet<string> {
  const buckets = Object.entries(template.Resources ?? {}).filter(
    ([, { Type, DeletionPolicy = 'Delete' }]) => Type === 'AWS::S3::Bucket' && DeletionPolicy === 'Delete',
  );
  return new Set(buckets.map(([logicalId]) => logicalId));
}

/**
 * Deletes every object and version in those buckets of a stack that are deleted with it. CloudFormation refuses to
 * delete a bucket that holds anything, and a Lambda function inside the stack would be a standing power to delete.
 *
 * @param logicalIds logical ids of the buckets to empty
 */
export async function emptyBuckets(
  session: Session,
  stack: string,
  logicalIds: ReadonlySet<string>,
): Promise<void> {
  if (logicalIds.size === 0) return;
  const { paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const resource of page.StackResourceSummaries ?? []) {
      const exists = resource.ResourceStatus !== 'DELETE_COMPLETE' && resource.PhysicalResourceId;
      if (exists && logicalIds.has(resource.LogicalResourceId ?? '')) {
        await emptyBucket(await session.s3(), resource.PhysicalResourceId);
      }
    }
  }
}

async function emptyBucket(client: S3Client, Bucket: string | undefined): Promise<void> {
  const { DeleteObjectsCommand, ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
  for (;;) {
    // What was listed is deleted before the next look, so every look starts at the front.
    const page = await client.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(({ Key, VersionId }) => ({
      Key,
      VersionId,
    }));
    if (Objects.length === 0) return;
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  }
}

/** Takes the termination protection off a stack that somebody has asked by name to be removed. */
export async function liftTerminationProtection(session: Session, { name }: DeployedStack): Promise<void> {
  const { UpdateTerminationProtectionCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormationOf(name);
  await client.send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: false }),
  );
}
