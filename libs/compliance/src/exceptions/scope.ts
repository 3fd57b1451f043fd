import type { Finding } from '../judgement/finding';
import type { Subject } from '../judgement/subject';
import type { Exception } from './exception';

/** Whether an exception is about a template. */
export function isAbout({ layer, part, environments }: Exception, subject: Subject): boolean {
  if (subject.layer !== layer || subject.part !== part) return false;
  return environments === undefined || environments.includes(subject.environment ?? '');
}

/** Whether a resource is the one that an exception names. */
export function isNamed(resource: string, place: Pick<Finding, 'logicalId' | 'constructPath'>): boolean {
  return resource === place.logicalId || resource === place.constructPath;
}

/** Whether an exception covers a finding on a template that it is about. Neither rules nor resources have wildcards. */
export function covers({ rules, resources }: Exception, finding: Finding): boolean {
  return rules.includes(finding.rule) && resources.some((resource) => isNamed(resource, finding));
}
