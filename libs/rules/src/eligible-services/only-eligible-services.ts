import type { Rule, RuleContext, Verdict } from '../rule';
import type { ViewedResource } from '../template-view';
import { holdsNoHealthData } from './holds-no-health-data';
import { serviceOf } from './service-of';

/**
 * Every resource of a stack that may hold health data belongs to an eligible service, or to one that no health data
 * reaches. A service off the list passes where the data is known to be synthetic or de-identified, and the verdict says
 * so: the stack cannot be taken to production as it is.
 */
export const onlyEligibleServices: Rule = {
  id: 'OnlyEligibleServices',
  description: 'every resource that may hold health data belongs to a HIPAA-eligible service',
  citations: ['45 CFR 164.308(b)(1)', '45 CFR 164.314(a)(1)', '45 CFR 164.504(e)'],
  remedy:
    'take a listed service instead, keep the resource in a stack of an environment without health data, or, where AWS ' +
    'lists the service by now, update libs/rules/src/eligible-services/eligible-services.json and its listDate',
  *evaluate(template, context) {
    for (const resource of template.resources()) yield judge(resource, context);
  },
};

function judge({ logicalId, Type: type }: ViewedResource, context: RuleContext): Verdict {
  const { standing, because } = serviceOf(type);
  const found = { logicalId, property: 'Type', value: type };
  if (standing === 'eligible' || standing === 'supporting') return { ...found, outcome: 'pass' };
  const problem = `${type ?? 'a resource'} is ${standing}: ${because}`;
  return holdsNoHealthData(context)
    ? { ...found, outcome: 'pass', value: `${problem}; allowed for ${context.dataClass} data` }
    : { ...found, outcome: 'fail', problem };
}
