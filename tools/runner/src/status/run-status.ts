import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, readBase } from '../affected/base-store';
import { eachLayer } from '../each-layer';
import { openSessionFor } from '../open-session-for';
import { layerBooks } from '../record/record-store';
import { prepare } from '../prepare';
import type { WholeRun } from '../command';
import { layerStatus, type LayerDrift, type LayerStatus, isGone, type StaleInput } from './layer-status';
import { coverageText } from './detect-drift';
import { table } from '../progress/table';
import { troubleOf } from '../recover/stack-trouble';

/** Shows what of every layer is deployed, from where and since when, and writes the same to `dist/status`. */
export const runStatus: WholeRun = async (request, progress) => {
  const environment = prepare(request, progress);
  const session = await openSessionFor(request, environment, (line) => progress.say(line))();
  const [base, books] = await Promise.all([readBase(session), layerBooks(session)]);
  const { found, failed } = await eachLayer(
    request.tasks.map(({ layer }) => layer),
    session,
    progress,
    async (layer) => {
      const { newest, open, unreadable } = books.get(layer) ?? {};
      return {
        ...(await layerStatus(session, layer, newest)),
        ...(open && { begun: { result: open.result, startedAt: open.startedAt, by: open.by } }),
        ...(unreadable && { unreadable: unreadable.message }),
      };
    },
  );
  const layers = [...found.values()];
  progress.say(`\n${statusTable(layers)}\n`);
  progress.say(baseLine(base));
  const stale = staleLines(layers);
  if (stale.length > 0) {
    const heal = `npx nx run-many -t deploy --env=${environment.name} --stale`;
    progress.say(`\n${stale.join('\n')}\n  → ${heal}`);
  }
  const apart = apartLines(layers, environment.name);
  if (apart.length > 0) progress.say(`\n${apart.join('\n')}`);
  const { name, account, region, protected: isProtected } = environment;
  const file = join('dist', 'status', `${name}.json`);
  mkdirSync(join(request.workspaceRoot, 'dist', 'status'), { recursive: true });
  const report = { environment: name, account, region, protected: isProtected, base: base ?? null, layers };
  writeFileSync(join(request.workspaceRoot, file), `${JSON.stringify(report, null, 2)}\n`);
  progress.say(`the same for programs: ${file}\n`);
  return failed;
};

function baseLine(base: Base | undefined): string {
  if (!base) return 'base: none; the next deploy of changes deploys everything';
  return `base: ${base.commit}, deployed as a whole ${minute(base.at)}`;
}

const HEADING = ['layer', 'stack', 'state', 'commit', 'when', 'by', 'drift', 'protected', 'note'];

/** Enough of a commit to find it. */
const COMMIT_LENGTH = 10;

/** One line a layer. */
export function statusTable(layers: readonly LayerStatus[]): string {
  return table(
    HEADING,
    layers.map((status) => [
      status.layer,
      status.stack,
      status.state,
      commitText(status),
      status.deployed ? minute(status.deployed.endedAt) : '',
      status.deployed ? caller(status.deployed.by) : '',
      status.drift ? driftText(status.drift) : '',
      status.protected === undefined ? '' : status.protected ? 'yes' : 'no',
      notes(status).join(' · '),
    ]),
  );
}

/** For every stale input one line: who still runs on what, and whose entry moved. */
export function staleLines(layers: readonly LayerStatus[]): string[] {
  return layers.flatMap(({ layer, stale = [] }) => stale.map((input) => staleLine(layer, input)));
}

/** For every layer whose environment and notes disagree: what it is, and the command that puts it together again. */
export function apartLines(layers: readonly LayerStatus[], environment: string): string[] {
  return layers.flatMap((status) => {
    const trouble = status.stackStatus === undefined ? undefined : troubleOf(status.stackStatus);
    const found = [...(trouble ? [`${status.stackStatus}: ${trouble.meaning}`] : []), ...apart(status)];
    if (found.length === 0) return [];
    const isGoing = status.state === 'absent' && status.begun?.result === 'destroyed';
    const command = isGoing ? 'destroy' : (trouble?.way ?? 'deploy');
    return [
      `${status.layer}: ${found.join('; ')}\n  → npx nx run ${status.layer}:${command} --env=${environment}`,
    ];
  });
}

function apart(status: LayerStatus): string[] {
  const { begun, unreadable, lost = [], asRecorded, state, deployed } = status;
  const found = [
    begun &&
      `${begun.result} was begun ${minute(begun.startedAt)} by ${caller(begun.by)} and has no result yet`,
    unreadable,
    lost.length > 0 && `not published as its stack says: ${lost.join(', ')}`,
    !begun && state === 'deployed' && !deployed && 'no record of its deploy',
    !begun && asRecorded === false && 'not the template that was recorded',
  ];
  return found.filter((text): text is string => typeof text === 'string');
}

/** `2026-11-25 21:44`, in UTC. */
export function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

/** The last word of an ARN says who it is; for a role that is its name and its session. */
export function caller(arn: string): string {
  const [, , , , , name = arn] = arn.split(':');
  return name.replace(/^(?:assumed-role|user|federated-user)\//, '');
}

function commitText({ deployed }: LayerStatus): string {
  if (!deployed) return '';
  return `${deployed.commit.slice(0, COMMIT_LENGTH)}${deployed.dirty ? ' + uncommitted' : ''}`;
}

function driftText(drift: LayerDrift): string {
  const { status, checkedAt, outdated } = drift;
  if (status === 'NOT_CHECKED' || checkedAt === undefined) return 'not checked';
  const found = status === 'IN_SYNC' ? 'in sync' : status.toLowerCase();
  return `${found} ${minute(checkedAt)} (${coverageText(drift)}${outdated ? ', before the last deploy' : ''})`;
}

function notes(status: LayerStatus): string[] {
  const { state, enabled, stackStatus, last, stale = [], lost = [], begun } = status;
  const found: (string | false | undefined)[] = [
    !enabled && 'not a layer of this environment',
    state === 'absent' &&
      (last && isGone(last.result) ? `${last.result} ${minute(last.endedAt)}` : 'never deployed'),
    stackStatus,
    ...recordNotes(status),
    begun && `begun ${minute(begun.startedAt)}, no result yet`,
    lost.length > 0 && `lost: ${lost.join(', ')}`,
    stale.length > 0 && `stale: ${stale.map(inputName).join(', ')}`,
  ];
  return found.filter((note): note is string => typeof note === 'string');
}

function recordNotes({ state, deployed, asRecorded, last }: LayerStatus): (string | false | undefined)[] {
  return [
    state === 'deployed' && !deployed && 'no record of its deploy',
    asRecorded === false && 'not the template that was recorded',
    last?.result === 'failed' && `last deploy failed ${minute(last.endedAt)}`,
  ];
}

function staleLine(reader: string, input: StaleInput): string {
  const now = input.published === undefined ? 'it is no longer published' : `published is ${input.published}`;
  return `${reader} runs on an old ${inputName(input)}: ${input.running}; ${now}`;
}

function inputName({ layer, entry }: StaleInput): string {
  return layer ? `${layer}/${entry}` : entry;
}
