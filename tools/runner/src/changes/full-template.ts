import type { Template, TemplateResource } from '../synthesised-layer';

/** A resource with all that decides what becomes of it. */
export interface FullResource extends TemplateResource {
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly UpdateReplacePolicy?: string;
  readonly Condition?: string;
}

/** A template with everything that a diff looks at. */
export interface FullTemplate extends Template {
  readonly Resources?: Readonly<Record<string, FullResource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
}

/** The construct path of a resource, as people look for it in the code; its logical id where there is none. */
export function constructPath(logicalId: string, resource: TemplateResource | undefined): string {
  const path = resource?.Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? path.replace(/\/Resource$/, '') : logicalId;
}
