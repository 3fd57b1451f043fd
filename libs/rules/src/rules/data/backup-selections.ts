import type { TemplateView, ViewedResource } from '../../template-view';
import { items, readings, isRecord, written } from '../../reading/values';

/**
 * The selection of a backup plan that takes a resource in; undefined where the template has none. Resources and tags of one
 * selection must both match; a selection that excludes resources by name is not trusted to take this one in.
 *
 * @param wildcard - what ARNs of all resources of the type look like, such as `:cluster:*`
 */
export function backupSelectionOf(
  resource: ViewedResource,
  template: TemplateView,
  wildcard: string,
): ViewedResource | undefined {
  return template
    .resources('AWS::Backup::BackupSelection')
    .find(({ properties }) =>
      readings(properties, 'BackupSelection').every((selection) => takesIn(selection, resource, wildcard)),
    );
}

function takesIn(selection: unknown, resource: ViewedResource, wildcard: string): boolean {
  const at = (path: string): readonly unknown[] => items(readings(selection, path)[0]);
  const [resources, tags] = [at('Resources'), at('ListOfTags')];
  const equal = at('Conditions.StringEquals');
  if (at('NotResources').length > 0) return false;
  if (resources.length + tags.length + equal.length === 0) return false;
  return (
    (resources.length === 0 || resources.some((one) => means(one, resource, wildcard))) &&
    (tags.length === 0 || tags.some((tag) => isTaggedWith(resource, tag))) &&
    equal.every((tag) => isTaggedWith(resource, tag))
  );
}

function means(value: unknown, { logicalId }: ViewedResource, wildcard: string): boolean {
  const text = written(value);
  return (
    value === '*' ||
    text.includes(wildcard) ||
    text.includes(`"${logicalId}"`) ||
    text.includes(`\${${logicalId}`)
  );
}

function isTaggedWith({ properties }: ViewedResource, condition: unknown): boolean {
  if (!isRecord(condition)) return false;
  const key = String(condition['ConditionKey']).replace(/^aws:ResourceTag\//, '');
  return items(properties['Tags'])
    .filter(isRecord)
    .some((tag) => tag['Key'] === key && tag['Value'] === condition['ConditionValue']);
}

/** How many of a unit make a day. */
const unitsOfDay: Readonly<Record<string, number>> = { minute: 1440, hour: 24, day: 1 };

/**
 * Whether a schedule comes round at least once a day. AWS Backup runs a plan without a schedule daily. What cannot be read,
 * such as a token, does not.
 */
export function isDaily(schedule: unknown): boolean {
  if (schedule === undefined) return true;
  const text = String(schedule);
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(text) ?? [];
  if (unit !== undefined) return Number(count) <= (unitsOfDay[unit] ?? 0);
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  return fields.length === 6 && fields.slice(2).every((field) => ['*', '?', '*/1', '1/1'].includes(field));
}
