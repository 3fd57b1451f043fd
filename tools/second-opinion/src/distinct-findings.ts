import { type Finding, resourceOf } from './finding';

/** One finding a rule, template and resource: an engine that checks three properties for one rule says it three times. */
export function distinctFindings(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.engine, finding.rule, finding.environment, resourceOf(finding)].join(' ');
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}
