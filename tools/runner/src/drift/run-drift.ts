import { describeStack } from '../aws/deployed-stack';
import { eachLayer } from '../each-layer';
import { stackOf } from '../layer-place';
import { openSessionFor } from '../open-session-for';
import { isOn } from '../options';
import { prepare } from '../run-layers';
import type { WholeRun } from '../whole-runs';
import { type DriftFinding, detectDrift } from './detect-drift';
import { driftTable, driftedText, uncheckedLines } from './drift-text';

/**
 * Looks for resources that somebody changed past their template. Drift fails the command: a scheduled look whose
 * result nobody reads would be none. `--report-only` shows it and succeeds; what could not be looked at fails always.
 */
export const runDrift: WholeRun = async (request, progress) => {
  const environment = prepare(request, progress);
  const session = await openSessionFor(request, environment, (line) => progress.say(line))();
  const layers = request.tasks.map(({ layer }) => layer);
  const { found, failed } = await eachLayer<DriftFinding | undefined>(
    layers,
    session,
    progress,
    async (layer) => {
      const stack = await describeStack(session, stackOf(environment, layer));
      return stack && detectDrift(session, stack.name);
    },
  );
  const drifted = [...found].filter(([, finding]) => finding && finding.drifted.length > 0);
  for (const [layer, finding] of drifted) progress.say(`\n${driftedText(layer, finding?.drifted ?? [])}`);
  progress.say(`\n${driftTable(found)}\n`);
  progress.say(`${uncheckedLines(found).join('\n')}\n`);
  const tolerated = request.tasks.some(({ options }) => isOn(options, 'reportOnly'));
  return new Set([...failed, ...(tolerated ? [] : drifted.map(([layer]) => layer))]);
};
