import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, readBase } from '../affected/base-store';
import { eachLayer } from '../each-layer';
import { openSessionFor } from '../open-session-for';
import { newestRecords } from '../record/record-store';
import { prepare } from '../run-layers';
import type { WholeRun } from '../whole-runs';
import { layerStatus } from './layer-status';
import { minute, staleLines, statusTable } from './status-table';

/** Shows what of every layer is deployed, from where and since when, and writes the same to `dist/status`. */
export const runStatus: WholeRun = async (request, progress) => {
  const environment = prepare(request, progress);
  const session = await openSessionFor(request, environment, (line) => progress.say(line))();
  const [base, newest] = await Promise.all([readBase(session), newestRecords(session)]);
  const { found, failed } = await eachLayer(
    request.tasks.map(({ layer }) => layer),
    session,
    progress,
    (layer) => layerStatus(session, layer, newest.get(layer)),
  );
  const layers = [...found.values()];
  progress.say(`\n${statusTable(layers)}\n`);
  progress.say(baseLine(base));
  const stale = staleLines(layers);
  if (stale.length > 0) {
    const heal = `npx nx run-many -t deploy --env=${environment.name} --stale`;
    progress.say(`\n${stale.join('\n')}\n  → ${heal}`);
  }
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
