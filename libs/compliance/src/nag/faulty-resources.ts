import type { CloudFormationTemplate, TemplateResource } from '@hipaa-cdk/templates';

/** Says why a template cannot be read; undefined for one that can. */
export type Reader = (template: CloudFormationTemplate) => string | undefined;

/**
 * Finds the resources because of which a template cannot be read, by reading each alone, with stand-ins for those that
 * it may refer to. That takes as long as reading a template of one resource, once for each.
 *
 * @returns the reason for each, by logical id; under `''` when it is not a resource that cannot be read
 */
export function faultyResources(template: CloudFormationTemplate, reader: Reader): Map<string, string> {
  const { Resources: resources } = template;
  const whole = reader({ ...template, Resources: {} });
  if (whole !== undefined) return new Map([['', whole]]);
  const faults = new Map<string, string>();
  for (const [logicalId, resource] of Object.entries(resources)) {
    const reason = reader({
      ...template,
      Resources: { ...standIns(resource, resources), [logicalId]: resource },
    });
    if (reason !== undefined) faults.set(logicalId, reason);
  }
  return faults;
}

/** Whatever a resource refers to, it names: by `Ref`, in a text, or among its dependencies. */
function standIns(
  resource: TemplateResource,
  resources: CloudFormationTemplate['Resources'],
): Record<string, TemplateResource> {
  const text = JSON.stringify(resource);
  const named = Object.keys(resources).filter((logicalId) => text.includes(logicalId));
  return Object.fromEntries(named.map((logicalId) => [logicalId, { Type: 'Custom::StandIn' }]));
}
