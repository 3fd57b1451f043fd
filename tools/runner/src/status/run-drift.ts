import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { describeStack } from '../aws/deployed-stack';
import { eachLayer } from '../each-layer';
import { placeOf } from '../place';
import { openSessionFor } from '../open-session-for';
import { isOn } from '../options';
import { prepare } from '../prepare';
import type { WholeRun } from '../command';
import { type DriftFinding, detectDrift, coverageText } from './detect-drift';
import { shortened, table } from '../progress/table';

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
      const stack = await describeStack(session, placeOf(environment, layer).stack);
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

/** Resources that drifted, each with the properties that differ. */
export function driftedText(layer: string, drifted: readonly StackResourceDrift[]): string {
  return drifted.flatMap((resource) => resourceLines(layer, resource)).join('\n');
}

/** One line a layer. A layer that is not deployed has no finding. */
export function driftTable(findings: ReadonlyMap<string, DriftFinding | undefined>): string {
  return table(
    ['layer', 'result', 'resources'],
    [...findings].map(([layer, finding]) =>
      finding ? [layer, verdict(finding), coverageText(finding)] : [layer, 'not deployed', ''],
    ),
  );
}

/** Which types nobody could look at: for these, no drift is no proof. */
export function uncheckedLines(findings: ReadonlyMap<string, DriftFinding | undefined>): string[] {
  return [...findings].flatMap(([layer, finding]) =>
    finding && Object.keys(finding.unchecked).length > 0
      ? [`${layer}: CloudFormation cannot check ${uncheckedText(finding)}`]
      : [],
  );
}

function verdict({ drifted, checked }: DriftFinding): string {
  if (drifted.length > 0) return `${drifted.length} drifted`;
  return checked > 0 ? 'in sync' : 'nothing checked';
}

function uncheckedText({ unchecked }: DriftFinding): string {
  return Object.entries(unchecked)
    .map(([type, count]) => `${type.replace(/^AWS::/, '')}${count > 1 ? ` ×${count}` : ''}`)
    .join(', ');
}

function resourceLines(layer: string, resource: StackResourceDrift): string[] {
  const { LogicalResourceId, ResourceType, PhysicalResourceId, StackResourceDriftStatus } = resource;
  const what = StackResourceDriftStatus === 'DELETED' ? 'is gone' : 'differs';
  return [
    `${layer}: ${LogicalResourceId} (${ResourceType}) ${what}: ${PhysicalResourceId ?? ''}`,
    ...(resource.PropertyDifferences ?? []).map(
      ({ PropertyPath, ExpectedValue, ActualValue }) =>
        `  ✖ ${PropertyPath}: deployed ${shortened(ExpectedValue ?? 'nothing')}, is ${shortened(ActualValue ?? 'nothing')}`,
    ),
  ];
}
