import type { Finding } from '../judgement/finding';
import { detailedName } from '../judgement/rule-id';

/** Packs word the same rule a little differently. A finding that an earlier pack has as well gets that pack's words. */
export function oneWording(findings: readonly Finding[]): Finding[] {
  const firsts = new Map<string, Finding>();
  return findings.map((finding) => {
    const { severity, subject, logicalId, rule } = finding;
    const key = [severity, subject, logicalId, detailedName(rule)].join('\0');
    const first = firsts.get(key) ?? finding;
    firsts.set(key, first);
    return first.pack === finding.pack ? finding : { ...finding, problem: first.problem };
  });
}
