import { type PolicyDocument, listOf } from '../reading/policy';
import { asPattern } from '../reading/text';
import {
  type ActionReference,
  actionReference,
  actionsOfService,
  canName,
  knowsConditionKey,
} from '../reference/service-reference';
import { type ReadStatement, actionMatch, readStatements } from './statement';

/** Something in a policy that does nothing, because AWS does not know it there. */
export interface StatementProblem {
  readonly kind: 'unknown action' | 'void grant' | 'unknown condition key' | 'unknown operator';
  /** The action, and what is wrong with it. */
  readonly text: string;
}

/**
 * What a policy says in vain: actions that AWS does not have, resources that an action cannot name, and condition keys
 * that a call never has, so that its condition is never met.
 *
 * @param unlisted actions that AWS has and the reference does not
 */
export function statementProblems(
  document: PolicyDocument,
  unlisted: ReadonlySet<string> = new Set(),
): readonly StatementProblem[] {
  return readStatements(document).flatMap((statement) =>
    statement.otherThanActions
      ? []
      : listOf(statement.statement.Action).flatMap((text) => problemsOf(String(text), statement, unlisted)),
  );
}

/** Actions of AWS that a statement is about, by their reference. */
export function actionsOf(statement: ReadStatement): readonly ActionReference[] {
  const services = new Set(statement.actions.map((action) => action.split(':')[0] ?? ''));
  return [...services]
    .flatMap((service) => actionsOfService(service))
    .filter((action) => actionMatch(statement, action.toLowerCase()) === 'yes')
    .map((action) => actionReference(action))
    .filter((reference) => reference !== undefined);
}

function referencesOf(action: string, { statement }: ReadStatement): readonly ActionReference[] {
  const one = actionReference(action);
  if (one) return [one];
  const [named] = readStatements({ Statement: { ...statement, Action: [action] } });
  return named ? actionsOf(named) : [];
}

function problemsOf(
  action: string,
  statement: ReadStatement,
  unlisted: ReadonlySet<string>,
): readonly StatementProblem[] {
  if (unlisted.has(action)) return [];
  const references = action === '*' ? [] : referencesOf(action, statement);
  if (references.length === 0)
    return action === '*' ? [] : [{ kind: 'unknown action', text: `${action} is no action of AWS` }];
  return [...voidGrants(action, statement, references), ...unknownKeys(action, statement, references)];
}

function voidGrants(
  action: string,
  { resources, otherThanResources }: ReadStatement,
  references: readonly ActionReference[],
): readonly StatementProblem[] {
  if (!resources || otherThanResources) return [];
  if (resources.some((resource) => references.some((reference) => canName(reference, resource)))) return [];
  return [{ kind: 'void grant', text: `${action} knows no resource ${resources.join(', ')}` }];
}

function unknownKeys(
  action: string,
  { comparisons, effect, resources, otherThanResources }: ReadStatement,
  references: readonly ActionReference[],
): readonly StatementProblem[] {
  // A denial names many actions at once, and is met by those that know its key.
  if (effect === 'Deny') return [];
  const all = otherThanResources ? ['*'] : (resources ?? ['*']);
  const patterns = all.filter((one) => references.some((reference) => canName(reference, one)));
  return comparisons.flatMap(({ key }) =>
    patterns
      .filter((pattern) => !references.some((one) => knowsConditionKey(one, key, asPattern(pattern))))
      .map((pattern) => ({
        kind: 'unknown condition key' as const,
        text: `${action} has no condition key ${key} on ${pattern}`,
      })),
  );
}
