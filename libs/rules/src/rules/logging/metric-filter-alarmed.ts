import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { written } from '../../reading/value';
import { alarmMetrics } from './alarm-metric';

/** Metrics are told apart by how namespace and name are written, functions included. */
export const metricFilterAlarmed: Rule = {
  id: 'MetricFilterAlarmed',
  description: 'What metric filters find in logs sets off an alarm',
  citations: ['45 CFR 164.308(a)(1)(ii)(D)', '45 CFR 164.308(a)(6)(ii)', '45 CFR 164.312(b)'],
  remedy: 'Add an alarm on the metric of the filter, in the same template.',
  evaluate: (template) =>
    template.resources('AWS::Logs::MetricFilter').flatMap((filter) => verdicts(filter, template)),
};

function verdicts(filter: ViewedResource, template: TemplateView): Verdict[] {
  const watched = template
    .resources('AWS::CloudWatch::Alarm')
    .flatMap(alarmMetrics)
    .map(({ namespace, name }) => written([namespace, name]));
  return readings(filter.properties, 'MetricTransformations.*').map((transformation) => {
    const namespace = readings(transformation, 'MetricNamespace')[0];
    const name = readings(transformation, 'MetricName')[0];
    return judged(filter, {
      property: 'MetricTransformations',
      value: name,
      holds: watched.includes(written([namespace, name])),
      problem: 'no alarm looks at what it finds',
    });
  });
}
