import type { TemplateView, ViewedResource } from '../../template-view';
import { items, readings } from '../../reading/readings';
import { isRecord, written } from '../../reading/value';

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
