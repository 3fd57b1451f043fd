import type { Rule } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';

/** A restore testing plan that selects something restores it on schedule. What came of it is evidence of the account. */
export const restoreDrill: Rule = {
  id: 'RestoreDrill',
  description: 'What is backed up is also restored, as a drill',
  citations: ['45 CFR 164.308(a)(7)(ii)(D)'],
  remedy: 'Add an AWS::Backup::RestoreTestingPlan with a RestoreTestingSelection.',
  evaluate: (template, context) => {
    if (!mayHoldHealthData(context)) return [];
    const drills = template
      .resources('AWS::Backup::RestoreTestingPlan')
      .filter((plan) => selects(plan, template));
    return template.resources('AWS::Backup::BackupPlan').map((plan) =>
      judged(plan, {
        property: 'RestoreTestingPlan',
        value: drills[0]?.properties['ScheduleExpression'],
        holds: drills.length > 0,
        problem: 'no restore testing plan of the template proves that it can be restored',
      }),
    );
  },
};

function selects(plan: ViewedResource, template: TemplateView): boolean {
  const name = plan.properties['RestoreTestingPlanName'];
  return template.resources('AWS::Backup::RestoreTestingSelection').some(({ properties }) => {
    const value = properties['RestoreTestingPlanName'];
    return template.target(value)?.logicalId === plan.logicalId || (name !== undefined && value === name);
  });
}
