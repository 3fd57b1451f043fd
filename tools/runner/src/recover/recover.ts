import { UserError } from '@hipaa-cdk/errors';
import { actingRole, type DeployedStack, hasBeenUp, settledStack } from '../aws/deployed-stack';
import { liftTerminationProtection, removeStack } from '../aws/remove-stack';
import type { Session } from '../aws/session';
import { statefulLosses } from '../changes/layer-changes';
import { removalChanges } from '../changes/removal-changes';
import type { LayerCommand, LayerRun, Outcome } from '../command';
import { skippedResources } from '../command-options';
import { assertNxIsThere } from '../nx-gone';
import { isOn } from '../options';
import { failedIds, failedResources, troubleOf } from './stack-trouble';

/** What would be done to a stack, and what that costs. */
interface Plan {
  /** One sentence, and what is skipped or lost on lines of their own. */
  readonly lines: readonly string[];
  readonly carryOut: () => Promise<Outcome>;
}

/**
 * Leads a stack out of a state in which CloudFormation takes no deploy. Without `--confirm` it says what it would do, what it
 * would skip and what would be lost, and does nothing.
 *
 * @throws UserError `RECOVER_IMPOSSIBLE`, `RECOVER_FAILED` or `OPTION_INVALID`
 */
export const recover: LayerCommand = async (run) => {
  const { layer, progress } = run;
  const session = await run.session();
  const stack = await settledStack(session, run.place.stack, (status) =>
    progress.phase(layer.name, `waiting: the stack is ${status}`),
  );
  if (!stack) return { result: 'absent' };
  const trouble = troubleOf(stack.status);
  if (trouble?.way !== 'recover') return nothingToRecover(layer.name, stack);
  const skipped = await skippedOf(session, run, stack);
  const { lines, carryOut } = await planFor(run, session, stack, skipped);
  const failed = await failedResources(session, stack.id);
  progress.say(
    [
      `${layer.name}: the stack is ${stack.status}: ${trouble.meaning}`,
      ...failed.map((text) => `  ✖ ${text}`),
      ...lines,
    ].join('\n'),
  );
  if (!isOn(run.options, 'confirm')) return { result: 'kept', note: 'nothing is done without --confirm' };
  assertNxIsThere();
  return carryOut();
};

function nothingToRecover(layer: string, { name, status }: DeployedStack): Outcome {
  const trouble = troubleOf(status);
  if (trouble && trouble.way === undefined)
    throw new UserError({
      code: 'RECOVER_IMPOSSIBLE',
      message: `${name} is ${status}: ${trouble.meaning}`,
      remedy: `look at the stack in the console of CloudFormation; then npx nx run ${layer}:status`,
    });
  return { result: 'kept', note: trouble ? `${status}: the next deploy leads on` : `it is ${status}` };
}

/** Resources to leave out, which must be among those that failed: CloudFormation takes no others. */
async function skippedOf(session: Session, run: LayerRun, stack: DeployedStack): Promise<readonly string[]> {
  const skipped = [...skippedResources(run.options)];
  if (skipped.length === 0) return skipped;
  const isSkipping = ['UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED'].includes(stack.status);
  const failed = isSkipping ? await failedIds(session, stack.id) : [];
  const others = skipped.filter((id) => !failed.includes(id));
  if (others.length === 0) return skipped;
  throw new UserError({
    code: 'OPTION_INVALID',
    message: `--skip names ${others.join(', ')}; expected some of what failed: ${failed.join(', ') || 'nothing did'}`,
  });
}

async function planFor(
  run: LayerRun,
  session: Session,
  stack: DeployedStack,
  skipped: readonly string[],
): Promise<Plan> {
  if (stack.status === 'UPDATE_ROLLBACK_FAILED') return rollBackOn(run, session, stack, skipped);
  const isNew = !hasBeenUp(stack.status);
  if (!isNew) assertMayGo(run, stack);
  return remove(run, session, stack, skipped, isNew);
}

/** A stack that was up holds data: in a protected environment nothing removes it from the command line. */
function assertMayGo({ environment, place }: LayerRun, { name, status }: DeployedStack): void {
  if (!place.environment.protected) return;
  throw new UserError({
    code: 'ENVIRONMENT_PROTECTED',
    message: `${name} is ${status}, and environment ${environment.name} is protected: its removal is not carried on from here`,
    remedy: `look at what is left in the console of CloudFormation, and delete the stack there, keeping what must stay`,
  });
}

function rollBackOn(run: LayerRun, session: Session, stack: DeployedStack, skipped: readonly string[]): Plan {
  const lines = [
    'the roll-back of the failed update goes on, to the template before it',
    ...skipped.map(
      (id) =>
        `  skipped: ${id} stays as it is now, and CloudFormation takes it for rolled back; look at it, and deploy`,
    ),
    ...(skipped.length > 0
      ? []
      : ['  nothing is skipped; what still fails can be, with --skip=<logical id>,...']),
  ];
  return {
    lines,
    carryOut: async () => {
      const { ContinueUpdateRollbackCommand } = await import('@aws-sdk/client-cloudformation');
      const client = await session.cloudFormationOf(stack.name);
      await client.send(
        new ContinueUpdateRollbackCommand({
          StackName: stack.name,
          ...actingRole(session, stack),
          ResourcesToSkip: [...skipped],
        }),
      );
      const { layer, progress } = run;
      const after = await settledStack(session, stack.name, (status) => progress.phase(layer.name, status));
      if (after?.status !== 'UPDATE_ROLLBACK_COMPLETE') throw await stillStuck(run, session, stack, after);
      return { result: 'recovered', note: 'as before the update that failed; deploy again' };
    },
  };
}

async function stillStuck(
  { layer, environment }: LayerRun,
  session: Session,
  { id, name }: DeployedStack,
  after: DeployedStack | undefined,
): Promise<UserError> {
  const failed = await failedIds(session, id);
  return new UserError({
    code: 'RECOVER_FAILED',
    message: [
      `${name} is ${after?.status ?? 'gone'}; what failed:`,
      ...(await failedResources(session, id)).map((text) => `  ✖ ${text}`),
    ].join('\n'),
    remedy: `mend what failed and run it again, or leave it as it is: npx nx run ${layer.name}:recover --env=${environment.name} --skip=${failed.join(',')} --confirm`,
  });
}

async function remove(
  run: LayerRun,
  session: Session,
  stack: DeployedStack,
  kept: readonly string[],
  isNew: boolean,
): Promise<Plan> {
  const changes = await removalChanges(run, stack);
  const lost = statefulLosses(changes).filter(({ logicalId }) => !kept.includes(logicalId));
  return {
    lines: [
      `the stack is removed with its ${changes.resources.length} resource(s)${isNew ? '; it has never been up' : ''}`,
      ...lost.map(({ path, physicalId, holds, fate }) => `  ${path} (${physicalId}): ${holds}; ${fate}`),
      ...kept.map((id) => `  skipped: ${id} stays, outside of any stack; delete or import it yourself`),
    ],
    carryOut: async () => {
      await run.begin?.('destroyed');
      if (stack.terminationProtection) await liftTerminationProtection(session, stack);
      await removeStack(session, stack, kept);
      return { result: 'destroyed', note: isNew ? 'the next deploy makes it anew' : undefined };
    },
  };
}
