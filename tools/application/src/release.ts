import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { UserError } from '@hipaa-cdk/errors';
import { storedInputs } from '@hipaa-cdk/layer-templates';
import {
  appendRecord,
  type DeployedStack,
  type DeployRecord,
  deployOrigin,
  describeStack,
  hasBeenUp,
  isSound,
  type MigrationRecord,
  NO_CHANGES,
  runningInputs,
  type Session,
  settledStack,
  stableDigest,
  storedParameters,
  type Template,
  writeIntent,
} from '@hipaa-cdk/runner';
import { migrate, MigrationFailed } from './migration';
import { assertRunsOnSchema, migrationIsDue, releasesOf } from './releases';
import { namedVersion, type ReleaseSource, storedVersion, writeParameter } from './source';
import { updateAsItIs } from './stack-update';

export interface ReleaseProps {
  readonly session: Session;
  readonly source: ReleaseSource;
  /** Digest of an image, or key of a bundle. */
  readonly version: string;
  /** Name of the layer's stack. */
  readonly stack: string;
  /** Template that is deployed, or that the next deploy of the layer will hand in. */
  readonly template: Template;
  readonly workspaceRoot: string;
  /** Who agreed to it. Left out, nobody is named. */
  readonly approver?: string;
  readonly say: (line: string) => void;
  /** Minutes that CloudFormation may take. */
  readonly limitMinutes: number;
  /**
   * Whether the version before runs on what the migration of this one makes of the database.
   *
   * @default - nobody said so; a release with a migration is refused
   */
  readonly predecessorRuns?: boolean;
  /**
   * Whether the way leads back to a version that ran before: its migration is not run again.
   *
   * @default false
   */
  readonly back?: boolean;
  /**
   * ARN of the role that CloudFormation acts with.
   *
   * @default - that of the deploy before
   */
  readonly executionRole?: string;
  /** @default - the network's */
  readonly request?: typeof fetch;
}

/** What became of a release. */
export type Released = 'released' | 'unchanged' | 'migrated' | 'kept for the first deploy';

/**
 * Writes the version and updates the stack with the template that it has, so that whatever else is in the workspace stays
 * where it is. CloudFormation goes back by itself when the new version does not come up, and the old version is written again.
 * A migration runs before or after; when it fails before, nothing else is done.
 *
 * @throws UserError `RELEASE_FAILED`, `STACK_UNSOUND`, `RELEASE_UNFINISHED`, `PREDECESSOR_UNSAID`, `SCHEMA_TOO_NEW`, or what
 * `migrate` throws
 */
export async function release(props: ReleaseProps): Promise<Released> {
  const { session, source, version } = props;
  const stack = await restingStack(props);
  const old = await chosenVersion(session, source);
  if (!stack) {
    await keepForFirstDeploy(props);
    return 'kept for the first deploy';
  }
  const releases = await releasesOf(session, source.layer);
  assertRunsOnSchema(releases, version, props);
  const runs =
    old === version &&
    stack.parameters.get(parameterOf(props.template, source)) === storedVersion(source, version);
  const migrates = props.back !== true && migrationIsDue(source, releases, version);
  if (runs && !migrates) return 'unchanged';
  await carryOut(props, stack, {
    ...(old !== undefined && { old }),
    runs,
    ...(migrates && { migration: planned(props, runs ? undefined : old) }),
  });
  return runs ? 'migrated' : 'released';
}

/** What a release has to do. */
interface Plan {
  /** Version that a release chose before, if one did. */
  readonly old?: string;
  /** Whether the version runs already. */
  readonly runs: boolean;
  readonly migration?: PlannedMigration;
}

async function carryOut(
  props: ReleaseProps,
  stack: DeployedStack,
  { old, runs, migration }: Plan,
): Promise<void> {
  const intent = await intentOf(props);
  await writeIntent(props.session, props.source.layer, intent);
  const before = { ...(old && { releaseBefore: old }) };
  const done: { migration?: MigrationRecord } = {};
  let changed = NO_CHANGES;
  try {
    if (migration?.when === 'before') done.migration = await migrated(props, stack, migration);
    if (!runs) changed = await takeOver(props, old);
  } catch (error) {
    // What goes on may still come through: the version stays, and the next command writes the record.
    if (isUnfinished(error)) throw error;
    const failure = { ...before, ...done, ...failedMigration(error, migration), reason: reasonOf(error) };
    await keep(props, intent, { ...failure, changes: NO_CHANGES, result: 'failed' });
    throw error;
  }
  const end = { ...before, ...done, changes: changed };
  if (migration?.when === 'after') await migrateAfter(props, intent, end, migration);
  else await keep(props, intent, end);
}

function isUnfinished(error: unknown): boolean {
  return UserError.is(error) && error.code === 'RELEASE_UNFINISHED';
}

/** Before its first deploy a stack has neither tasks nor a database that they could change. */
async function keepForFirstDeploy({ session, source, version, say }: ReleaseProps): Promise<void> {
  const { parameter, migration } = source;
  for (const name of [parameter, ...(migration ? [migration.parameter] : [])])
    await writeParameter(session, source, name, storedVersion(source, version));
  if (migration) say(`${source.layer}: release ${version} again after the deploy, which runs its migration`);
}

/**
 * Makes the new version run.
 *
 * @returns resources by what became of them
 */
async function takeOver(props: ReleaseProps, old: string | undefined): Promise<DeployRecord['changes']> {
  const { session, source, version } = props;
  await writeParameter(session, source, source.parameter, storedVersion(source, version));
  try {
    const stack = await describeStack(session, props.stack);
    if (!stack) return NO_CHANGES;
    const update = { ...props, layer: source.layer, about: version };
    return changes(props.stack, await updateAsItIs(update, stack));
  } catch (error) {
    if (isUnfinished(error)) throw error;
    if (old !== undefined)
      await writeParameter(session, source, source.parameter, storedVersion(source, old));
    throw error;
  }
}

type PlannedMigration = Pick<MigrationRecord, 'when' | 'predecessorRuns'>;

/**
 * What a release says of its migration.
 *
 * @param old version that runs until this one does; undefined where this one runs already
 */
function planned({ source, predecessorRuns, say }: ReleaseProps, old: string | undefined): PlannedMigration {
  const { when = 'before' } = source.migration ?? {};
  if (old === undefined) return { when, predecessorRuns: predecessorRuns ?? true };
  if (predecessorRuns === undefined) {
    throw new UserError({
      code: 'PREDECESSOR_UNSAID',
      message: `this release runs a migration; expected to be told whether ${old} runs on what it makes of the database`,
      remedy:
        '--predecessor-runs=yes, or --predecessor-runs=no: then there is no way back but restoring the database',
    });
  }
  if (!predecessorRuns && when === 'before')
    say(`${source.layer}: ${old} answers until the new version does, and does not run on the new schema`);
  return { when, predecessorRuns };
}

async function migrated(
  props: ReleaseProps,
  stack: DeployedStack,
  migration: PlannedMigration,
): Promise<MigrationRecord> {
  await migrate(props, stack);
  return { ...migration, exit: 0 };
}

function failedMigration(
  error: unknown,
  migration: PlannedMigration | undefined,
): Pick<DeployRecord, 'migration'> {
  return migration && error instanceof MigrationFailed
    ? { migration: { ...migration, exit: error.exit } }
    : {};
}

/** The new version runs by then, whatever becomes of its migration; it is recorded all the same. */
async function migrateAfter(
  props: ReleaseProps,
  intent: Intent,
  end: End,
  migration: PlannedMigration,
): Promise<void> {
  try {
    const stack = await describeStack(props.session, props.stack);
    if (stack) await migrate(props, stack);
    await keep(props, intent, { ...end, migration: { ...migration, exit: 0 } });
  } catch (error) {
    await keep(props, intent, { ...end, ...failedMigration(error, migration), reason: reasonOf(error) });
    throw error;
  }
}

/** The stack once nobody changes it; undefined where the layer has never been up. */
async function restingStack({ session, stack: name, say }: ReleaseProps): Promise<DeployedStack | undefined> {
  const stack = await settledStack(session, name, (status) => say(`waiting: the stack is ${status}`));
  if (!stack || !hasBeenUp(stack.status)) return undefined;
  if (!isSound(stack.status) && stack.status !== 'UPDATE_ROLLBACK_COMPLETE') throw unsound(stack);
  return stack;
}

type Intent = Parameters<typeof writeIntent>[2];

async function intentOf({ session, workspaceRoot, approver, template }: ReleaseProps): Promise<Intent> {
  return {
    result: 'updated',
    ...(await deployOrigin(session, workspaceRoot)),
    ...(approver && { approver }),
    template: stableDigest(template),
    check: 'release of the application',
    startedAt: new Date().toISOString(),
  };
}

type End = Pick<DeployRecord, 'changes'> &
  Partial<Pick<DeployRecord, 'result' | 'reason' | 'releaseBefore' | 'migration'>>;

async function keep(
  { session, source, stack, template, version }: ReleaseProps,
  intent: Intent,
  end: End,
): Promise<void> {
  await appendRecord(session, source.layer, {
    ...intent,
    inputs: await runningInputs(session, stack, template),
    release: version,
    ...end,
    endedAt: new Date().toISOString(),
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The version that a release, if any, has chosen last. */
export async function chosenVersion(session: Session, source: ReleaseSource): Promise<string | undefined> {
  const stored = (await storedParameters(session, [source.parameter])).get(source.parameter);
  return stored === undefined ? undefined : namedVersion(source, stored);
}

/** The parameter of the template that holds the version. */
function parameterOf(template: Template, { parameter }: ReleaseSource): string {
  return [...storedInputs(template)].find(([, name]) => name === parameter)?.[0] ?? '';
}

/** Resources by what became of them: one whose old self is removed was replaced. */
function changes(stack: string, events: readonly StackEvent[]): DeployRecord['changes'] {
  const having = (...statuses: string[]): Set<string> =>
    new Set(
      events
        .filter(({ ResourceStatus = '' }) => statuses.includes(ResourceStatus))
        .flatMap(({ LogicalResourceId = stack }) => (LogicalResourceId === stack ? [] : LogicalResourceId)),
    );
  const [done, gone] = [having('UPDATE_COMPLETE'), having('DELETE_COMPLETE', 'DELETE_SKIPPED')];
  const replaced = [...done].filter((id) => gone.has(id)).length;
  return { ...NO_CHANGES, changed: done.size - replaced, replaced };
}

function unsound(stack: DeployedStack): UserError {
  return new UserError({
    code: 'STACK_UNSOUND',
    message: `${stack.name} is ${stack.status}; a release updates a stack that is at rest and sound only`,
    remedy: 'deploy the layer first',
  });
}
