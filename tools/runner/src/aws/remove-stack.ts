import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { parseTemplate } from '../parse-template';
import type { Template } from '../synthesised-layer';
import { deletionFailures } from './deletion-failures';
import { type DeployedStack, deployedTemplate, describeStack, pollMilliseconds } from './deployed-stack';
import { disposableBuckets } from './disposable-buckets';
import { emptyBuckets } from './empty-buckets';
import { liftDeletionProtection } from './lift-deletion-protection';
import type { Session } from './session';

/**
 * Deletes a stack with everything that is meant to go with it: buckets are emptied, protected resources unlocked first.
 *
 * @returns the template that the stack had
 * @throws UserError `DESTROY_FAILED` naming the resources that are still there, and why
 */
export async function removeStack(session: Session, stack: DeployedStack): Promise<Template> {
  const template = await parseTemplate(await deployedTemplate(session, stack.name));
  await emptyBuckets(session, stack.name, disposableBuckets(template));
  await liftDeletionProtection(session, stack.name);
  const { DeleteStackCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  await client.send(new DeleteStackCommand({ StackName: stack.id }));
  await untilGone(session, stack);
  return template;
}

async function untilGone(session: Session, { id, name }: DeployedStack): Promise<void> {
  for (;;) {
    // A deleted stack is found by its id only.
    const stack = await describeStack(session, id);
    if (!stack || stack.status === 'DELETE_COMPLETE') return;
    if (!stack.status.endsWith('_IN_PROGRESS')) {
      const failures = await deletionFailures(session, id);
      throw new UserError({
        code: 'DESTROY_FAILED',
        message: `${name} was not removed, its stack is ${stack.status}:\n${failures.map((text) => `  ✖ ${text}`).join('\n')}`,
      });
    }
    await delay(pollMilliseconds(session));
  }
}
