import type { Finding } from '../judgement/finding';
import { placeOf } from '../judgement/place';
import { NOT_EVALUABLE, qualified, withDetail } from '../judgement/rule-id';
import type { RuleInfo } from '../judgement/rule-info';
import type { Subject } from '../judgement/subject';

const PACK = 'Judge';

/** Says of a resource that no public pack could judge it: what is not judged must not look like a pass. */
export const READABLE: RuleInfo = {
  id: qualified(PACK, 'ReadableResource'),
  pack: PACK,
  description: 'The public packs can read the resource',
  citations: [],
  remedy: 'Write it in the form of its CloudFormation reference, or judge it by hand',
  severity: 'error',
};

/** One finding for each resource that could not be read. */
export function unreadFindings(subject: Subject, unread: ReadonlyMap<string, string>): Finding[] {
  const { pack, citations, remedy } = READABLE;
  return [...unread].map(([logicalId, reason]) => ({
    ...placeOf(subject, logicalId),
    rule: withDetail(READABLE.id, NOT_EVALUABLE),
    pack,
    problem: `the public packs judge nothing here: ${reason}`,
    citations,
    remedy,
    severity: NOT_EVALUABLE,
  }));
}
