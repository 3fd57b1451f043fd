import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { deletionFailures } from '../aws/deletion-failures';
import { deployedTemplate, describeStack, pollMilliseconds, settledStack } from '../aws/deployed-stack';
import { emptyBuckets } from '../aws/empty-buckets';
import type { Session } from '../aws/session';
import type { LayerCommand, LayerRun } from '../layer-run';
import { parseTemplate } from '../parse-template';
import { type Template, countResources } from '../synthesised-layer';

/** Deletes the layer's stack. Whether that is allowed at all is settled before the first layer is touched. */
export const destroy: LayerCommand = async (run) => {
  const { layer, progress } = run;
  const session = await run.session();
  const stack = await settledStack(session, run.stack, (status) =>
    progress.phase(layer.name, `waiting: the stack is ${status}`),
  );
  if (!stack) return { result: 'absent' };
  const template = await parseTemplate(await deployedTemplate(session, stack.name));
  progress.phase(layer.name, 'destroying');
  await emptyBuckets(session, stack.name, disposableBuckets(template));
  await deleteStack(session, stack.id, run);
  return { result: 'destroyed', resources: countResources(template, new Set()).all };
};

function disposableBuckets(template: Template): ReadonlySet<string> {
  const buckets = Object.entries(template.Resources ?? {}).filter(
    ([, { Type, DeletionPolicy }]) => Type === 'AWS::S3::Bucket' && DeletionPolicy !== 'Retain',
  );
  return new Set(buckets.map(([logicalId]) => logicalId));
}

async function deleteStack(session: Session, id: string, run: LayerRun): Promise<void> {
  const { DeleteStackCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  await client.send(new DeleteStackCommand({ StackName: id }));
  for (;;) {
    // A deleted stack is found by its id only.
    const stack = await describeStack(session, id);
    if (!stack || stack.status === 'DELETE_COMPLETE') return;
    if (!stack.status.endsWith('_IN_PROGRESS')) {
      const failures = await deletionFailures(session, id);
      throw new UserError({
        code: 'DESTROY_FAILED',
        message: `${run.stack} was not removed, its stack is ${stack.status}:\n${failures.map((text) => `  ✖ ${text}`).join('\n')}`,
      });
    }
    await delay(pollMilliseconds(session));
  }
}
