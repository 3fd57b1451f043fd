import type { Rule } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { isFalse } from '../../reading/value';

const OBJECTS = 'AWS::S3::Object';

/** Both forms of selectors count. Which buckets they name is not judged: a list is right when it is all with health data. */
export const trailDataEvents: Rule = {
  id: 'TrailDataEvents',
  description: 'Trails record who reads and writes objects, and who manages the account',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
  remedy: 'Add a selector for data events of AWS::S3::Object, and leave management events on.',
  evaluate: (template, context) =>
    mayHoldHealthData(context) ? template.resources('AWS::CloudTrail::Trail').map(verdict) : [],
};

function verdict(trail: ViewedResource) {
  const basic = readings(trail.properties, 'EventSelectors.*');
  const advanced = readings(trail.properties, 'AdvancedEventSelectors.*');
  const isAdvanced = advanced.some((selector) => selector !== undefined);
  const objects = isAdvanced ? advanced.some(selectsObjects) : basic.some(namesObjects);
  const management = isAdvanced ? advanced.some(selectsManagement) : !basic.every(withoutManagement);
  const property = isAdvanced ? 'AdvancedEventSelectors' : 'EventSelectors';
  const problem = objects ? 'management events are left out' : 'nobody sees who reads and writes objects';
  return judged(trail, {
    property,
    value: trail.properties[property],
    holds: objects && management,
    problem,
  });
}

function namesObjects(selector: unknown): boolean {
  return readings(selector, 'DataResources.*.Type').includes(OBJECTS);
}

function withoutManagement(selector: unknown): boolean {
  return readings(selector, 'IncludeManagementEvents').every(isFalse);
}

function selectsObjects(selector: unknown): boolean {
  return fieldEquals(selector, 'eventCategory', 'Data') && fieldEquals(selector, 'resources.type', OBJECTS);
}

function selectsManagement(selector: unknown): boolean {
  return fieldEquals(selector, 'eventCategory', 'Management');
}

function fieldEquals(selector: unknown, field: string, value: string): boolean {
  return readings(selector, 'FieldSelectors.*').some(
    (one) => readings(one, 'Field').includes(field) && items(readings(one, 'Equals')[0]).includes(value),
  );
}
