import { storedInputs, type Template } from '@hipaa-cdk/layer-templates';
import { deployedTemplate, describeStack, isSound, settledStack } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import type { LayerRun } from '../command';
import { parseTemplate, stableDigest } from '../template';
import type { DeployRecord, Intent } from './deploy-record';
import { appendRecord, type LayerBook } from './record-store';
import { NO_CHANGES, countChanges, stackChanges } from './stack-changes';

type Effect = Pick<DeployRecord, 'inputs' | 'changes'>;

/**
 * Writes the record that is missing to an intent: the command was killed, or its record could not be written. The lock is
 * ours by now, so nobody else is about to write it.
 *
 * @returns the record, or undefined when none was missing
 */
export async function mendOpen(
  run: LayerRun,
  session: Session,
  { open }: LayerBook,
): Promise<DeployRecord | undefined> {
  if (!open) return undefined;
  const reason = await failureReason(session, open, run.place.stack);
  const record: DeployRecord = {
    ...open,
    ...(await effect(session, run, open, reason === undefined)),
    ...(reason !== undefined && { result: 'failed', reason }),
    endedAt: new Date().toISOString(),
    late: true,
  };
  await appendRecord(session, run.layer.name, record);
  run.progress.say(
    `${run.layer.name}: the record of a command that ended before its time is written now: ${record.result}, begun ${open.startedAt}`,
  );
  return record;
}

/** Why what was begun has come to nothing, by what CloudFormation has now; undefined when it has come through. */
export async function failureReason(
  session: Session,
  intent: Intent,
  name: string,
): Promise<string | undefined> {
  const stack = await settledStack(session, name, () => undefined);
  const isRemoval = intent.result === 'destroyed' || intent.result === 'retired';
  if (isRemoval) return stack && `the stack is still there: ${stack.status}`;
  if (!stack) return 'there is no stack';
  if (!isSound(stack.status)) return `the stack is ${stack.status}`;
  const template = await parseTemplate(await deployedTemplate(session, stack.name));
  return stableDigest(template) === intent.template ? undefined : 'CloudFormation had not begun';
}

/** What a layer runs on now, and what the last operation did to its resources. A failed one is rolled back: nothing. */
export async function effect(
  session: Session,
  run: LayerRun,
  { result }: Intent,
  hasSucceeded: boolean,
): Promise<Effect> {
  if (result === 'destroyed' || result === 'retired') return { inputs: '', changes: NO_CHANGES };
  const { template } = await run.synthesised();
  const [inputs, changes] = await Promise.all([
    runningInputs(session, run.place.stack, template),
    hasSucceeded ? stackChanges(session, run.place.stack).then(countChanges) : NO_CHANGES,
  ]);
  return { inputs, changes };
}

/** SHA-256 of the values from the Parameter Store that a stack runs on. */
export async function runningInputs(session: Session, stack: string, template: Template): Promise<string> {
  const running = (await describeStack(session, stack))?.parameters;
  return stableDigest([...storedInputs(template)].map(([key, name]) => [name, running?.get(key)]));
}
