import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { mustOutliveStack } from '../../reading/applicability';
import { standsAlone } from './database-engine';
import { statefulTypes } from './stateful-types';

/**
 * Both policies have to be written down: one is about leaving the template, the other about being replaced in it.
 * `RetainExceptOnCreate` retains what has been created once.
 */
export const statefulResourceRetained: Rule = {
  id: 'StatefulResourceRetained',
  description:
    'Resources that hold data are retained, or leave a snapshot, where data must outlive the stack',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.310(d)(2)(iv)', '45 CFR 164.312(c)(1)'],
  remedy:
    'Set DeletionPolicy and UpdateReplacePolicy to Retain, or to Snapshot where the resource can take one.',
  evaluate: (template, context) =>
    mustOutliveStack(context)
      ? template
          .resources(...Object.keys(statefulTypes))
          .filter(standsAloneAsData)
          .flatMap(verdicts)
      : [],
};

function verdicts(resource: ViewedResource): Verdict[] {
  const snapshot = statefulTypes[resource.Type] === 'snapshot' ? ['Snapshot'] : [];
  return [
    verdict(
      resource,
      'DeletionPolicy',
      ['Retain', 'RetainExceptOnCreate', ...snapshot],
      'it is deleted with',
    ),
    verdict(resource, 'UpdateReplacePolicy', ['Retain', ...snapshot], 'it is deleted when replaced in'),
  ];
}

function verdict(
  resource: ViewedResource,
  property: 'DeletionPolicy' | 'UpdateReplacePolicy',
  safe: readonly string[],
  problem: string,
): Verdict {
  const value = resource[property];
  const base = { logicalId: resource.logicalId, property, value };
  return value !== undefined && safe.includes(value)
    ? { ...base, outcome: 'pass' }
    : { ...base, outcome: 'fail', problem: `${problem} its stack` };
}

/** Instances of a cluster come and go; their data is the cluster's. */
function standsAloneAsData(resource: ViewedResource): boolean {
  return resource.Type !== 'AWS::RDS::DBInstance' || standsAlone(resource);
}
