/** Detail of a finding whose rule could not come to a verdict: an exception for a failure never covers it, nor the reverse. */
export const NOT_EVALUABLE = 'not-evaluable';

/** `Pack::Rule`, the form in which reports, exceptions and the library's own acknowledgments name a rule. */
export function qualified(pack: string, rule: string): string {
  return `${pack.replaceAll(' ', '-')}::${rule}`;
}

/** Names one of several things that a rule can find on one resource. */
export function withDetail(rule: string, detail: string): string {
  return `${rule}[${detail}]`;
}

/** The qualified id without the detail of a single finding. */
export function withoutDetail(rule: string): string {
  const detail = rule.indexOf('[');
  return detail === -1 ? rule : rule.slice(0, detail);
}

/** The pack in a qualified id; empty when the id is not qualified. */
export function packOf(rule: string): string {
  const separator = rule.indexOf('::');
  return separator === -1 ? '' : rule.slice(0, separator);
}

/** The rule's name without pack and detail. Packs that share a rule call it by the same name. */
export function shortName(rule: string): string {
  const pack = packOf(rule);
  const name = withoutDetail(pack ? rule.slice(pack.length + 2) : rule);
  return name.startsWith(`${pack}-`) ? name.slice(pack.length + 1) : name;
}

/** The rule's name without pack, with the detail of a single finding. */
export function detailedName(rule: string): string {
  return shortName(rule) + rule.slice(withoutDetail(rule).length);
}

/** Whether the text names a pack and a rule. */
export function isQualified(rule: string): boolean {
  return /^[^:\s[]+::[^\s[]+(\[.+\])?$/.test(rule);
}

/** Packs that a judgement may leave out to save time: that one of them is missing does not make its rules unknown. */
export const OPTIONAL_PACKS: readonly string[] = [
  'HIPAA.Security',
  'NIST.800.53.R5',
  'AwsSolutions',
  'CloudFormation Validate',
];
