import { coverageText } from '../drift/drift-coverage';
import { table } from '../progress/table';
import { type LayerDrift, type LayerStatus, isGone } from './layer-status';
import type { StaleInput } from './stale-inputs';

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

function notes({
  state,
  enabled,
  stackStatus,
  deployed,
  asRecorded,
  last,
  stale = [],
}: LayerStatus): string[] {
  const found: (string | false | undefined)[] = [
    !enabled && 'not a layer of this environment',
    state === 'absent' &&
      (last && isGone(last.result) ? `${last.result} ${minute(last.endedAt)}` : 'never deployed'),
    stackStatus,
    state === 'deployed' && !deployed && 'no record of its deploy',
    asRecorded === false && 'not the template that was recorded',
    last?.result === 'failed' && `last deploy failed ${minute(last.endedAt)}`,
    stale.length > 0 && `stale: ${stale.map(inputName).join(', ')}`,
  ];
  return found.filter((note): note is string => typeof note === 'string');
}

function staleLine(reader: string, input: StaleInput): string {
  const now = input.published === undefined ? 'it is no longer published' : `published is ${input.published}`;
  return `${reader} runs on an old ${inputName(input)}: ${input.running}; ${now}`;
}

function inputName({ layer, entry }: StaleInput): string {
  return layer ? `${layer}/${entry}` : entry;
}
