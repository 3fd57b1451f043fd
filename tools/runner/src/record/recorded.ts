import { join } from 'node:path';
import type { UserError } from '@hipaa-cdk/errors';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deployedTemplate, describeStack, isSound } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { removeBase } from '../affected/base-store';
import { failureOf } from '../failure';
import type { LayerCommand, LayerRun, Outcome } from '../command';
import { approver, deployOrigin, type DeployRecord, type Intent } from './deploy-record';
import { effect, failureReason, mendOpen, runningInputs } from './mend-record';
import { appendRecord, type LayerBook, layerBook, writeIntent } from './record-store';
import { NO_CHANGES } from './stack-changes';
import { parseTemplate, stableDigest } from '../template';
import { verdictOf } from '../check/verdicts';

/** Results that changed the environment. What changed nothing leaves no record. */
const CHANGED = new Set<string>(['created', 'updated', 'destroyed', 'retired']);

/**
 * The command, with a record of what it did to the environment left in the environment: an intent before CloudFormation
 * begins, the result after. What an earlier command began and did not come to write down is written down first.
 */
export function recorded(command: LayerCommand): LayerCommand {
  return async (run) => {
    const approvedBy = approver(run.options, process.env);
    const session = await run.session();
    const { name } = run.layer;
    // Read beside the first questions of the command: it waits for the answer only before it changes anything.
    const book = layerBook(session, name);
    book.catch(() => undefined);
    let open: Intent | undefined;
    let known: LayerBook | undefined;
    const begin = async (result: Intent['result']): Promise<void> => {
      // A record that is written late is one more than was read.
      known = (await mendOpen(run, session, await book)) ? undefined : await book;
      const intent = await intentOf(run, session, result, approvedBy);
      await writeIntent(session, name, intent);
      open = intent;
      // An environment that lacks a layer is no longer what its base says: the next deploy of changes deploys everything.
      if (result === 'destroyed') await removeBase(session);
    };
    try {
      const outcome = await command({ ...run, begin });
      if (open && CHANGED.has(outcome.result)) await keep(run, session, { intent: open, known });
      else if (!open) await settle(run, session, await book, outcome);
      return outcome;
    } catch (error) {
      if (open) await keepFailure(run, session, { intent: open, known }, error);
      throw error;
    }
  };
}

/** What was found apart is put together, also by a run that has nothing else to do. */
async function settle(run: LayerRun, session: Session, book: LayerBook, outcome: Outcome): Promise<void> {
  if (outcome.result === 'skipped') return;
  const mended = await mendOpen(run, session, book);
  if (outcome.result === 'unchanged') await confirm(run, session, mended ?? book.newest);
}

/** What went wrong with the record must not hide what went wrong with the layer. */
async function keepFailure(run: LayerRun, session: Session, begun: Begun, cause: unknown): Promise<void> {
  try {
    // The command may have failed to follow what CloudFormation then brought to a good end.
    const failed = await failureReason(session, begun.intent, run.place.stack);
    await keep(run, session, begun, failed === undefined ? undefined : failureOf(cause, run.environment));
  } catch (error) {
    run.progress.say(`${run.layer.name}: ${failureOf(error, run.environment).describe()}`);
  }
}

/** What was begun, and what stands in the book of the layer since then. */
interface Begun {
  readonly intent: Intent;
  readonly known: LayerBook | undefined;
}

async function keep(
  run: LayerRun,
  session: Session,
  { intent, known }: Begun,
  failure?: UserError,
): Promise<void> {
  const isRemoval = intent.result === 'destroyed' || intent.result === 'retired';
  const record: DeployRecord = {
    ...intent,
    ...(await effect(session, run, intent, failure === undefined)),
    ...(failure && { result: 'failed', reason: failure.message }),
    ...(isRemoval && NOTHING_HANDED_IN),
    endedAt: new Date().toISOString(),
  };
  await appendRecord(session, run.layer.name, record, known);
}

async function intentOf(
  run: LayerRun,
  session: Session,
  result: Intent['result'],
  approvedBy: string | undefined,
): Promise<Intent> {
  const isRemoval = result === 'destroyed' || result === 'retired';
  return {
    result,
    ...(await deployOrigin(session, run.request.workspaceRoot)),
    ...(approvedBy && { approver: approvedBy }),
    ...(isRemoval ? NOTHING_HANDED_IN : await handedIn(run)),
    startedAt: new Date().toISOString(),
  };
}

const NOTHING_HANDED_IN = { template: '', check: 'not checked' };

/** What is deployed, and what the gate said of it. */
async function handedIn(run: LayerRun): Promise<Pick<DeployRecord, 'template' | 'check'>> {
  const { layer, environment, request } = run;
  const template = stableDigest((await run.synthesised()).template);
  const folder = join(request.workspaceRoot, 'dist', 'check', layer.name);
  return { template, check: verdictOf(run) ?? checkResult(folder, environment.name, template) };
}

/** A layer that is as it should be, and no record that says so: another tool, or a record that somebody took away. */
async function confirm(run: LayerRun, session: Session, newest: DeployRecord | undefined): Promise<void> {
  const found = await handedIn(run);
  if (newest && newest.result !== 'failed' && newest.template === found.template) return;
  const stack = await describeStack(session, run.place.stack);
  if (!stack || !isSound(stack.status)) return;
  const template = await parseTemplate(await deployedTemplate(session, run.place.stack));
  // A deploy of what is stale only looks at inputs: what stands may be of an older commit.
  if (stableDigest(template) !== found.template) return;
  const now = new Date().toISOString();
  await appendRecord(session, run.layer.name, {
    result: 'confirmed',
    ...(await deployOrigin(session, run.request.workspaceRoot)),
    ...found,
    inputs: await runningInputs(session, run.place.stack, template),
    changes: NO_CHANGES,
    startedAt: now,
    endedAt: now,
  });
  run.progress.say(
    `${run.layer.name}: what is deployed was not what its newest record says; it is recorded now`,
  );
}

/** Beside a layer's findings: which templates they are about. */
const FILE = 'templates.json';

/** A template that was judged. */
interface CheckedTemplate {
  readonly environment: string;
  /** SHA-256 of the template. */
  readonly template: string;
  readonly findings: number;
  /** Findings that the register excepts. */
  readonly excepted: number;
}

interface Judged {
  readonly subjects: readonly {
    readonly name: string;
    readonly environment?: string;
    readonly template: object;
  }[];
  readonly findings: readonly { readonly subject: string }[];
  readonly excepted: readonly { readonly subject: string }[];
}

/** Notes in a layer's report which templates were judged, so that a deploy can tell whether its own was. */
export function writeCheckedTemplates(folder: string, { subjects, findings, excepted }: Judged): void {
  const about = (list: readonly { readonly subject: string }[], name: string): number =>
    list.filter(({ subject }) => subject === name).length;
  const checked = subjects.map(({ name, environment = '', template }): CheckedTemplate => ({
    environment,
    template: stableDigest(template),
    findings: about(findings, name),
    excepted: about(excepted, name),
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, FILE), `${JSON.stringify(checked, null, 2)}\n`);
}

/**
 * What the last check of a layer said of exactly this template: a check of another commit's template says nothing.
 *
 * @param folder of the layer's reports
 * @param digest SHA-256 of the template
 */
export function checkResult(folder: string, environment: string, digest: string): string {
  const checked = readChecked(folder).find(
    (one) => one.environment === environment && one.template === digest,
  );
  if (!checked) return 'not checked';
  const { findings, excepted } = checked;
  return `${findings === 0 ? 'passed' : `${findings} finding(s)`}${excepted > 0 ? `, ${excepted} excepted` : ''}`;
}

function readChecked(folder: string): readonly CheckedTemplate[] {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as CheckedTemplate[];
  } catch {
    return [];
  }
}
