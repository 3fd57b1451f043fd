import type { S3Client } from '@aws-sdk/client-s3';
import type { Session } from './session';

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
