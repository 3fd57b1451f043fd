import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describeStack } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { removeBase } from '../affected/base-store';
import { failureOf } from '../failure';
import type { LayerCommand, LayerRun, Outcome } from '../command';
import { storedInputs } from '@hipaa-cdk/layer-templates';
import { approver, deployOrigin, type DeployRecord } from './deploy-record';
import { appendRecord } from './record-store';
import { NO_CHANGES, countChanges, stackChanges } from './stack-changes';
import { stableDigest } from '../template';
import { verdictOf } from '../check/verdicts';

/** Results that changed the environment. What changed nothing leaves no record. */
const CHANGED = new Set<string>(['created', 'updated', 'destroyed', 'retired']);

/** Failures after which CloudFormation had begun. What is refused before leaves no record either. */
const BEGUN = new Set(['DEPLOY_FAILED', 'DESTROY_FAILED']);

/** The command, with a record of what it did to the environment left in the environment. */
export function recorded(command: LayerCommand): LayerCommand {
  return async (run) => {
    const approvedBy = approver(run.options, process.env);
    const startedAt = new Date().toISOString();
    try {
      const outcome = await command(run);
      if (CHANGED.has(outcome.result)) await keep(run, startedAt, approvedBy, outcome);
      return outcome;
    } catch (error) {
      if (UserError.is(error) && BEGUN.has(error.code)) await keepFailure(run, startedAt, approvedBy, error);
      throw error;
    }
  };
}

/** What went wrong with the record must not hide what went wrong with the layer. */
async function keepFailure(
  run: LayerRun,
  startedAt: string,
  approvedBy: string | undefined,
  failure: UserError,
): Promise<void> {
  try {
    await keep(run, startedAt, approvedBy, failure);
  } catch (error) {
    run.progress.say(`${run.layer.name}: ${failureOf(error, run.environment).describe()}`);
  }
}

async function keep(
  run: LayerRun,
  startedAt: string,
  approvedBy: string | undefined,
  end: Outcome | UserError,
): Promise<void> {
  const session = await run.session();
  const failure = UserError.is(end) ? end : undefined;
  const result = failure ? 'failed' : ((end as Outcome).result as DeployRecord['result']);
  // An environment that lacks a layer is no longer what its base says: the next deploy of changes deploys everything.
  if (result === 'destroyed' || failure?.code === 'DESTROY_FAILED') await removeBase(session);
  const isRemoval = result === 'destroyed' || result === 'retired' || failure?.code === 'DESTROY_FAILED';
  await appendRecord(session, run.layer.name, {
    result,
    ...(await deployOrigin(session, run.request.workspaceRoot)),
    ...(approvedBy && { approver: approvedBy }),
    ...(isRemoval ? NOTHING_HANDED_IN : await handedIn(run, session, result)),
    ...(failure && { reason: failure.message }),
    startedAt,
    endedAt: new Date().toISOString(),
  });
}

const NOTHING_HANDED_IN = { template: '', inputs: '', changes: NO_CHANGES, check: 'not checked' };

/** What was deployed, and what became of it. */
async function handedIn(
  run: LayerRun,
  session: Session,
  result: DeployRecord['result'],
): Promise<Pick<DeployRecord, 'template' | 'inputs' | 'changes' | 'check'>> {
  const { layer, environment, request } = run;
  const stack = await describeStack(session, run.stack);
  const { template } = await run.synthesised();
  const digest = stableDigest(template);
  return {
    template: digest,
    inputs: stableDigest(
      [...storedInputs(template)].map(([key, name]) => [name, stack?.parameters.get(key)]),
    ),
    // A failed operation is rolled back: nothing has become of anything.
    changes: result === 'failed' ? NO_CHANGES : countChanges(await stackChanges(session, run.stack)),
    check:
      verdictOf(run) ??
      checkResult(join(request.workspaceRoot, 'dist', 'check', layer.name), environment.name, digest),
  };
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
