import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Change } from '@aws-sdk/client-cloudformation';
import { UserError } from '@hipaa-cdk/errors';
import { pollMilliseconds } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { type PlannedChanges, plannedChanges } from './planned-change';
import type { StackInput } from './stack-input';

/** How CloudFormation says, as a failure, that there is nothing to do. */
const NO_CHANGES = /^(The submitted information didn't contain changes|No updates are to be performed)/;

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
  const client = await session.cloudFormation();
  const name = `diff-${randomUUID()}`;
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
