import type { Place } from './finding';
import type { Subject } from './subject';

/** Where a logical id of a template is, for a person who looks for it. */
export function placeOf(subject: Subject, logicalId: string): Place {
  const resource = subject.template.Resources[logicalId];
  const origin = subject.origins?.get(logicalId);
  const metadataPath = resource?.Metadata?.['aws:cdk:path'];
  return {
    subject: subject.name,
    logicalId,
    resourceType: typeof resource?.Type === 'string' ? resource.Type : '',
    constructPath: origin?.path ?? (typeof metadataPath === 'string' ? metadataPath : undefined),
    sourceLine: origin?.line,
  };
}
