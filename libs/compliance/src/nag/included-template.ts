import { dirname } from 'node:path';
import type { CloudFormationTemplate, TemplateResource } from '@hipaa-cdk/templates';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { IConstruct } from 'constructs';
import { onlyResources } from '../engines/only-resources';
import { scratchStack, temporaryDirectory, temporaryFile } from '../engines/scratch-stack';

/** A template as constructs, which is what packs judge. */
export interface IncludedTemplate {
  readonly scope: IConstruct;
  /** Why nothing can be said about some resources, by logical id; under `''` for the template as a whole. */
  readonly unread: ReadonlyMap<string, string>;
}

const NO_RESOURCE = 'it has not the form of a resource; what a loop makes is known to CloudFormation only';

/** Makes constructs of a template. What cannot be read is named and left unjudged; nothing throws. */
export function includeTemplate(template: CloudFormationTemplate): IncludedTemplate {
  const { template: sound, leftOut } = onlyResources(judgedSections(template));
  const others = leftOut.map((name) => [name, NO_RESOURCE] as const);
  const first = include(sound);
  if ('scope' in first) return { scope: first.scope, unread: new Map(others) };
  const faults = faultyResources(sound, (part) => reasonOf(include(part)));
  const second = faults.has('') ? first : include(sound, [...faults.keys()]);
  if ('scope' in second) return { scope: second.scope, unread: new Map([...faults, ...others]) };
  return { scope: temporaryDirectory(scratchStack), unread: new Map([['', second.reason]]) };
}

/** Packs judge resources. Sections that resources cannot refer to are one more thing that might not be readable. */
function judgedSections(template: CloudFormationTemplate): CloudFormationTemplate {
  const { Parameters, Mappings, Conditions, Resources } = template;
  return { Parameters, Mappings, Conditions, Resources };
}

type Attempt = { readonly scope: IConstruct } | { readonly reason: string };

/** @param unread resources to take over without reading them */
function include(template: CloudFormationTemplate, unread: string[] = []): Attempt {
  return temporaryFile('template.json', JSON.stringify(template), (templateFile) => {
    try {
      const options = { templateFile, dehydratedResources: unread, allowCyclicalReferences: true };
      return { scope: new CfnInclude(scratchStack(dirname(templateFile)), 'Template', options) };
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error) };
    }
  });
}

function reasonOf(attempt: Attempt): string | undefined {
  return 'reason' in attempt ? attempt.reason : undefined;
}

/** Says why a template cannot be read; undefined for one that can. */
type Reader = (template: CloudFormationTemplate) => string | undefined;

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
