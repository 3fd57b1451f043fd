import type { Finding } from '@hipaa-cdk/compliance';
import type { CloudFormationTemplate } from '@hipaa-cdk/template-rules';
import type { Mutation } from './mutation';

/** What identifies a finding, whatever its wording: exceptions are about the same two things. */
export function findingKey({ rule, logicalId }: Pick<Finding, 'rule' | 'logicalId'>): string {
  return `${rule} ${logicalId}`;
}

/**
 * The finding that answers a mutation: one that the sound template does not have, about the broken resource, one that
 * it is wired to, or naming it; of several, the first about the resource itself. A rule that came to no verdict has not noticed anything.
 *
 * @param known keys of the findings on the sound template, excepted or not
 */
export function newFinding(
  findings: readonly Finding[],
  { logicalId }: Mutation,
  sound: CloudFormationTemplate,
  known: ReadonlySet<string>,
): Finding | undefined {
  const about = new Set([logicalId, ...neighbours(sound, logicalId)]);
  const answers = findings.filter(
    (finding) =>
      finding.severity !== 'not-evaluable' &&
      !known.has(findingKey(finding)) &&
      (about.has(finding.logicalId) || finding.problem.includes(logicalId)),
  );
  return answers.find((finding) => finding.logicalId === logicalId) ?? answers[0];
}

/** Resources that a resource refers to, and those that refer to it. */
function neighbours({ Resources }: CloudFormationTemplate, logicalId: string): string[] {
  const own = referred(Resources[logicalId]?.Properties);
  return Object.entries(Resources)
    .filter(([other, { Properties }]) => own.has(other) || referred(Properties).has(logicalId))
    .map(([other]) => other);
}

function referred(value: unknown): Set<unknown> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, below]) => {
      if (key === 'Ref') return [below];
      if (key === 'Fn::GetAtt') return [Array.isArray(below) ? below[0] : String(below).split('.')[0]];
      return [...referred(below)];
    }),
  );
}
