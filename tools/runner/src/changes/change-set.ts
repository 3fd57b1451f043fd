import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Change, Tag } from '@aws-sdk/client-cloudformation';
import { partitionOf } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { REVIEW_CHANGE_SETS, REVIEW_FOLDER } from '@hipaa-cdk/pipeline';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pollMilliseconds } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { type PlannedChanges, plannedChanges } from './planned-change';
import type { SynthesisedLayer } from '@hipaa-cdk/layer-templates';

/**
 * Asks CloudFormation what an update of a stack would do: by a change set that is deleted again, whatever happens.
 *
 * @throws UserError `CHANGE_SET_FAILED` with CloudFormation's reason
 */
export async function askForChanges(
  session: Session,
  stack: string,
  input: StackInput,
): Promise<PlannedChanges> {
  const { CreateChangeSetCommand, DeleteChangeSetCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormationOf(stack);
  const name = `${REVIEW_CHANGE_SETS}${randomUUID()}`;
  await client.send(
    new CreateChangeSetCommand({
      StackName: stack,
      ChangeSetName: name,
      ChangeSetType: 'UPDATE',
      Description: 'Shows a diff; never executed',
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
      ...input,
    }),
  );
  try {
    return (await isReady(session, stack, name)) ? await readChangeSet(session, stack, name) : new Map();
  } finally {
    await client.send(new DeleteChangeSetCommand({ StackName: stack, ChangeSetName: name }));
  }
}

/** @returns false when the change set is empty */
async function isReady(session: Session, StackName: string, ChangeSetName: string): Promise<boolean> {
  const { DescribeChangeSetCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  for (;;) {
    const { Status, StatusReason = '' } = await client.send(
      new DescribeChangeSetCommand({ StackName, ChangeSetName }),
    );
    if (Status === 'CREATE_COMPLETE') return true;
    if (Status === 'FAILED' && NO_CHANGES.test(StatusReason)) return false;
    if (Status !== 'CREATE_PENDING' && Status !== 'CREATE_IN_PROGRESS') {
      throw new UserError({
        code: 'CHANGE_SET_FAILED',
        message: `CloudFormation could not work out the changes of ${StackName}: ${StatusReason || Status}`,
      });
    }
    await delay(pollMilliseconds(session));
  }
}

/** What a change set of a stack announces, all pages of it. */
export async function readChangeSet(
  session: Session,
  StackName: string,
  ChangeSetName: string,
): Promise<PlannedChanges> {
  const { paginateDescribeChangeSet } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const changes: Change[] = [];
  for await (const page of paginateDescribeChangeSet({ client }, { StackName, ChangeSetName }))
    changes.push(...(page.Changes ?? []));
  return plannedChanges(changes);
}

/** How CloudFormation says, as a failure, that there is nothing to do. */
const NO_CHANGES = /^(The submitted information didn't contain changes|No updates are to be performed)/;

/** Characters of a template that CloudFormation takes in a call; a longer one must lie in a bucket. */
const LONGEST_BODY = 51_200;

/** What CloudFormation is given to work out the changes of a stack. */
interface StackInput {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly Tags: Tag[];
}

/** The parts of the CDK's manifest that a change set needs. */
interface StackProperties {
  readonly tags?: Readonly<Record<string, string>>;
  readonly stackTemplateAssetObjectUrl?: string;
}

/**
 * The template and tags of a synthesised layer. A template that is too long for a call is uploaded into the bucket of the
 * bootstrap, under the hash of its content, where reviews have a folder of their own: no deploy takes what lies there.
 */
export async function stackInput(session: Session, layer: SynthesisedLayer): Promise<StackInput> {
  const { tags = {}, stackTemplateAssetObjectUrl: location = '' } = stackProperties(layer.directory);
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const TemplateBody = JSON.stringify(layer.template);
  if (Buffer.byteLength(TemplateBody) <= LONGEST_BODY) return { TemplateBody, Tags };
  const { Bucket, Key } = reviewPlace(location);
  const { PutObjectCommand } = await import('@aws-sdk/client-s3');
  await (await session.s3()).send(new PutObjectCommand({ Bucket, Key, Body: TemplateBody }));
  const { region } = session.environment;
  const suffix = partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { TemplateURL: `https://s3.${region}.${suffix}/${Bucket}/${Key}`, Tags };
}

function stackProperties(directory: string): StackProperties {
  const { artifacts } = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { readonly type: string; readonly properties?: StackProperties }>;
  };
  const stack = Object.values(artifacts).find(({ type }) => type === 'aws:cloudformation:stack');
  return stack?.properties ?? {};
}

/** Where a review keeps a template, from where a deploy would keep it: `s3://bucket/environment/hash.json`. */
function reviewPlace(location: string): { readonly Bucket: string; readonly Key: string } {
  const [, Bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
  return { Bucket, Key: `${REVIEW_FOLDER}/${key}` };
}
