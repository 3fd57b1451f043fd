import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachLayer } from '../each-layer';
import { openSessionFor } from '../open-session-for';
import { table } from '../progress/table';
import { prepare } from '../prepare';
import { caller, minute } from './run-status';
import type { WholeRun } from '../command';
import type { DeployRecord } from '../record/deploy-record';
import { layerRecords } from '../record/record-store';
import { changesText } from '../record/stack-changes';

/** Prints what the deploys of each layer left behind, newest first, and writes all of it to `dist/history`. */
export const runHistory: WholeRun = async (request, progress) => {
  const environment = prepare(request, progress);
  const session = await openSessionFor(request, environment, (line) => progress.say(line))();
  const layers = request.tasks.map(({ layer }) => layer);
  const { found, failed } = await eachLayer(layers, session, progress, (layer) =>
    layerRecords(session, layer),
  );
  const folder = join('dist', 'history', environment.name);
  mkdirSync(join(request.workspaceRoot, folder), { recursive: true });
  for (const [layer, records] of found) {
    progress.say(`\n${layer}`);
    progress.say(records.length > 0 ? historyTable([...records].reverse()) : 'no deploy is recorded');
    const file = join(request.workspaceRoot, folder, `${layer}.json`);
    writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  }
  progress.say(`\nwhole records: ${folder}/<layer>.json\n`);
  return failed;
};

/** One line a record. Digests are too long for an eye; they are in the file. */
export function historyTable(records: readonly DeployRecord[]): string {
  return table(
    ['when', 'result', 'commit', 'by', 'approver', 'resources', 'check', 'seconds', 'why'],
    records.map((record) => [
      minute(record.endedAt),
      record.result,
      `${record.commit.slice(0, 10)}${record.dirty ? ' + uncommitted' : ''}`,
      caller(record.by),
      record.approver ?? 'none named',
      changesText(record.changes),
      // The digests are in the record; a table has no room for them.
      record.check.split(';')[0] ?? '',
      ((Date.parse(record.endedAt) - Date.parse(record.startedAt)) / 1000).toFixed(1),
      record.reason?.split('\n').join(' ') ?? '',
    ]),
  );
}
