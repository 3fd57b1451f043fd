import { UserError, problemList } from '@hipaa-cdk/errors';
import { schemaProblems } from '@hipaa-cdk/environments';
import { type EligibleList, eligibleListSchema } from './eligible-list';
import ours from './eligible-services.json';
import { listProblems } from './list-problems';

/**
 * Checks a list and returns it with its types.
 *
 * @throws UserError `ELIGIBLE_LIST_INVALID` with every problem at once
 */
export function loadEligibleList(data: unknown): EligibleList {
  const shape = schemaProblems(eligibleListSchema, data, []);
  if (shape.length > 0) throw invalid(problemList(shape));
  const list = eligibleListSchema.parse(data);
  const contradictions = listProblems(list);
  if (contradictions.length > 0) throw invalid(problemList(contradictions));
  return list;
}

let loaded: EligibleList | undefined;

/** The list of this repository, checked once. */
export function eligibleList(): EligibleList {
  loaded ??= loadEligibleList(ours);
  return loaded;
}

function invalid(problems: string): UserError {
  return new UserError({
    code: 'ELIGIBLE_LIST_INVALID',
    message: `the list of eligible services has problems:\n${problems}`,
    remedy: 'mend libs/rules/src/eligible-services/eligible-services.json',
  });
}
