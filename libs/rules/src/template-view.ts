import type { CloudFormationTemplate, TemplateResource } from '@hipaa-cdk/templates';

/** A resource with the name that the template knows it by. */
export interface ViewedResource extends TemplateResource {
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A template the way rules look at it. */
export class TemplateView {
  private readonly all: readonly ViewedResource[];

  constructor(readonly template: CloudFormationTemplate) {
    this.all = Object.entries(template.Resources).map(([logicalId, resource]) => ({
      ...resource,
      logicalId,
      properties: resource.Properties ?? {},
    }));
  }

  /** Resources of one of these types, or all resources, in the order of the template. */
  resources(...types: readonly string[]): readonly ViewedResource[] {
    return types.length === 0 ? this.all : this.all.filter(({ Type }) => types.includes(Type));
  }

  /** The resource that a `Ref`, `Fn::GetAtt` or plain logical id points at; undefined for anything else. */
  target(value: unknown): ViewedResource | undefined {
    const logicalId = referenced(value);
    return logicalId === undefined
      ? undefined
      : this.all.find((resource) => resource.logicalId === logicalId);
  }
}

function referenced(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { Ref?: unknown; 'Fn::GetAtt'?: unknown };
  if (typeof ref === 'string') return ref;
  if (Array.isArray(attribute)) return String(attribute[0]);
  return typeof attribute === 'string' ? attribute.split('.')[0] : undefined;
}
