import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { mayHoldHealthData, judged, propertyRule } from '../../reading/property-rule';
import { items, readings, isFalse, isTrue, isAtLeast, isGiven } from '../../reading/values';
import { isCustomerKey } from '../../reading/customer-key';
import { retentionFloors } from './retention-floors';

const OBJECTS = 'AWS::S3::Object';

const trails = ['AWS::CloudTrail::Trail'];

const { days: storeDays } = retentionFloors.eventDataStore;

export const trailRules: readonly Rule[] = [
  /** Both forms of selectors count. Which buckets they name is not judged: a list is right when it is all with health data. */
  {
    id: 'TrailDataEvents',
    description: 'Trails record who reads and writes objects, and who manages the account',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
    remedy: 'Add a selector for data events of AWS::S3::Object, and leave management events on.',
    evaluate: (template, context) =>
      mayHoldHealthData(context)
        ? template.resources('AWS::CloudTrail::Trail').map((trail) => verdict(trail, template))
        : [],
  },

  /** AWS Config rule: CLOUD_TRAIL_ENABLED. */
  propertyRule({
    id: 'TrailEnabled',
    description: 'Trails record',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(3)(ii)(A)'],
    remedy: 'Set IsLogging to true.',
    checks: [
      {
        types: ['AWS::CloudTrail::Trail'],
        property: 'IsLogging',
        holds: isTrue,
        problem: 'it is there but records nothing',
      },
    ],
  }),

  /** AWS Config rule: MULTI_REGION_CLOUD_TRAIL_ENABLED. Events of IAM and other global services are recorded in one region only. */
  propertyRule({
    id: 'TrailMultiRegion',
    description: 'Trails record all regions, and the services that belong to none',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(3)(ii)(A)'],
    remedy: 'Set IsMultiRegionTrail and IncludeGlobalServiceEvents to true.',
    checks: ['IsMultiRegionTrail', 'IncludeGlobalServiceEvents'].map((property) => ({
      types: ['AWS::CloudTrail::Trail'],
      property,
      holds: isTrue,
      problem: 'what happens elsewhere is not recorded',
    })),
  }),

  propertyRule({
    id: 'TrailTamperEvident',
    description: 'Trails are encrypted with a customer managed key, and signed so that a change shows',
    citations: ['45 CFR 164.312(c)(1)', '45 CFR 164.312(c)(2)', '45 CFR 164.312(a)(2)(iv)'],
    remedy: 'Set EnableLogFileValidation to true and KMSKeyId to a key of your own.',
    checks: [
      {
        types: trails,
        property: 'EnableLogFileValidation',
        holds: isTrue,
        problem: 'a change of its files does not show',
      },
      {
        types: trails,
        property: 'KMSKeyId',
        holds: isCustomerKey,
        problem: 'it is not encrypted with a key of your own',
      },
    ],
  }),

  /** It has to be written down: the default depends on how the store is paid for. */
  propertyRule({
    id: 'EventDataStoreRetention',
    description: `Event data stores keep what happened for ${storeDays} days`,
    citations: ['45 CFR 164.312(b)', '45 CFR 164.316(b)(2)(i)'],
    remedy: `Set RetentionPeriod to ${storeDays} or more.`,
    applies: mayHoldHealthData,
    checks: [
      {
        types: ['AWS::CloudTrail::EventDataStore'],
        property: 'RetentionPeriod',
        holds: isAtLeast(storeDays),
        problem: `nothing shows that events are kept for ${storeDays} days`,
      },
    ],
  }),
];

function verdict(trail: ViewedResource, template: TemplateView): Verdict {
  const basic = readings(trail.properties, 'EventSelectors.*');
  const advanced = readings(trail.properties, 'AdvancedEventSelectors.*');
  const isAdvanced = advanced.some((selector) => selector !== undefined);
  const objects = isAdvanced
    ? advanced.some((selector) => selectsObjects(selector, template))
    : basic.some((selector) => namesObjects(selector, template));
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

function namesObjects(selector: unknown, template: TemplateView): boolean {
  return (
    isOfAllCalls(selector) &&
    readings(selector, 'DataResources.*').some(
      (one) =>
        readings(one, 'Type').includes(OBJECTS) &&
        readings(one, 'Values')
          .flatMap(items)
          .some((value) => isThere(value, template)),
    )
  );
}

function withoutManagement(selector: unknown): boolean {
  return (
    readings(selector, 'IncludeManagementEvents').every(isFalse) ||
    !isOfAllCalls(selector) ||
    readings(selector, 'ExcludeManagementEventSources').flatMap(items).length > 0
  );
}

/** Whoever only writes down changes sees nobody who copies. */
function isOfAllCalls(selector: unknown): boolean {
  return readings(selector, 'ReadWriteType').every((value) => value === undefined || value === 'All');
}

function selectsObjects(selector: unknown, template: TemplateView): boolean {
  const narrowing = fields(selector).filter(
    (field) => !['eventCategory', 'resources.type'].includes(String(readings(field, 'Field')[0])),
  );
  return (
    fieldEquals(selector, 'eventCategory', 'Data') &&
    fieldEquals(selector, 'resources.type', OBJECTS) &&
    narrowing.every(
      (field) =>
        readings(field, 'Field').includes('resources.ARN') &&
        ['Equals', 'StartsWith']
          .flatMap((name) => readings(field, name).flatMap(items))
          .some((value) => isThere(value, template)),
    )
  );
}

/** Any other field leaves calls out: those that only read, or those of a service such as KMS. */
function selectsManagement(selector: unknown): boolean {
  return (
    fieldEquals(selector, 'eventCategory', 'Management') &&
    fields(selector).every((field) => readings(field, 'Field').includes('eventCategory'))
  );
}

/** Whether an ARN is that of all objects, of a bucket of the template, or one that is only known at deploy time. */
function isThere(arn: unknown, template: TemplateView): boolean {
  if (typeof arn !== 'string') return isGiven(arn);
  const name = /^arn:aws[a-z-]*:s3:::([^/]+)\//.exec(arn)?.[1];
  return (
    /^arn:aws[a-z-]*:s3(:::)?$/.test(arn) ||
    template.resources('AWS::S3::Bucket').some(({ properties }) => properties['BucketName'] === name)
  );
}

function fields(selector: unknown): readonly unknown[] {
  return readings(selector, 'FieldSelectors.*').filter((field) => field !== undefined);
}

function fieldEquals(selector: unknown, field: string, value: string): boolean {
  return readings(selector, 'FieldSelectors.*').some(
    (one) => readings(one, 'Field').includes(field) && items(readings(one, 'Equals')[0]).includes(value),
  );
}
