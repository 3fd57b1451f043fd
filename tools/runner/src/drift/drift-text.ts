import type { StackResourceDrift } from '@aws-sdk/client-cloudformation';
import { shortened } from '../progress/shortened';
import { table } from '../progress/table';
import { coverageText } from './drift-coverage';
import type { DriftFinding } from './detect-drift';

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
