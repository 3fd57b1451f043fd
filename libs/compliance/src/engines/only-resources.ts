import type { CloudFormationTemplate } from '@hipaa-cdk/templates';

export interface OnlyResources {
  /** The template with nothing under `Resources` that is not a resource. */
  readonly template: CloudFormationTemplate;
  /** Names of what was left out, such as loops (`Fn::ForEach::Buckets`) that only CloudFormation unrolls. */
  readonly leftOut: readonly string[];
}

/** Takes entries out of `Resources` that are not resources, so that rules meet none. */
export function onlyResources(template: CloudFormationTemplate): OnlyResources {
  const entries = Object.entries(template.Resources);
  const leftOut = entries.filter(([, resource]) => !isResource(resource)).map(([name]) => name);
  if (leftOut.length === 0) return { template, leftOut };
  const resources = entries.filter(([, resource]) => isResource(resource));
  return { template: { ...template, Resources: Object.fromEntries(resources) }, leftOut };
}

function isResource(value: unknown): boolean {
  if (!isObject(value) || !('Type' in value) || typeof value.Type !== 'string') return false;
  const properties = 'Properties' in value ? (value.Properties ?? {}) : {};
  return isObject(properties);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
