import hipaa from '../frameworks/hipaa-security-rule.json';
import hitrust from '../frameworks/hitrust-csf-v9.2.json';
import nist80053 from '../frameworks/nist-800-53r5.json';
import nist80066 from '../frameworks/nist-sp-800-66r2.json';
import proposed from '../frameworks/proposed-rule-2025.json';
import { type Framework, assertFit, parseFramework } from './framework';

/** The paragraphs that a report is about: the regulation in force. */
export const securityRule: Framework = parseFramework(hipaa, 'hipaa-security-rule.json');

const others = [nist80066, nist80053, hitrust, proposed].map((one) => parseFramework(one, one.id));

/**
 * All frameworks, the regulation first.
 *
 * @param added a team's own; one with the id of one of ours takes its place
 * @param files what those were read from, for messages, in the same order
 * @throws UserError `FRAMEWORK_INVALID` when they do not fit together
 */
export function allFrameworks(
  added: readonly Framework[] = [],
  files: readonly string[] = added.map(({ id }) => id),
): readonly Framework[] {
  const replaced = new Set(added.map(({ id }) => id));
  const all = [securityRule, ...others.filter(({ id }) => !replaced.has(id)), ...added];
  assertFit(all, new Map(added.map((one, index) => [one, files[index] ?? one.id])));
  return all;
}
