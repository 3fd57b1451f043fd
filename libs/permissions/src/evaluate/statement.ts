import { matchArn } from '../reading/arn';
import { type Match, match } from '../reading/glob';
import { type PolicyDocument, type Statement, listOf, statementsOf } from '../reading/policy';
import { textOf } from '../reading/text';
import { type Comparison, comparisonsOf, every, meets, not, some } from './conditions';
import { type Values, withVariables } from './context';
import { type Caller, type NamedAs, type PrincipalEntry, means, principalsOf } from './principal';

/** A statement with its lists read once, for many requests. */
export interface ReadStatement {
  readonly statement: Statement;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly otherThanActions: boolean;
  /** Undefined in a trust policy, which stands on its resource. */
  readonly resources: readonly string[] | undefined;
  readonly otherThanResources: boolean;
  /** Undefined in a policy of an identity. */
  readonly principals: readonly PrincipalEntry[] | undefined;
  readonly otherThanPrincipals: boolean;
  readonly comparisons: readonly Comparison[];
}

/** What a statement is asked about. */
export interface Question {
  readonly caller: Caller;
  /** In lower case. */
  readonly action: string;
  readonly resource: string;
  readonly values: Values;
}

/** Whether a statement is about a request, and how it names the caller. */
export interface Applies {
  readonly match: Match;
  readonly as: NamedAs;
}

const read = new WeakMap<object, readonly ReadStatement[]>();

/** Statements of a document, read. */
export function readStatements(document: PolicyDocument): readonly ReadStatement[] {
  const known = read.get(document);
  if (known) return known;
  const statements = statementsOf(document).map(readStatement);
  read.set(document, statements);
  return statements;
}

/** One statement, read. */
export function readStatement(statement: Statement): ReadStatement {
  const texts = (value: unknown): readonly string[] => listOf(value).map((one) => textOf(one));
  const { Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  return {
    statement,
    effect: statement.Effect === 'Allow' ? 'Allow' : 'Deny',
    actions: texts(Action ?? NotAction).map((action) => action.toLowerCase()),
    otherThanActions: Action === undefined,
    resources:
      Resource === undefined && NotResource === undefined ? undefined : texts(Resource ?? NotResource),
    otherThanResources: Resource === undefined,
    principals:
      Principal === undefined && NotPrincipal === undefined
        ? undefined
        : principalsOf(Principal ?? NotPrincipal),
    otherThanPrincipals: Principal === undefined,
    comparisons: comparisonsOf(Condition),
  };
}

/** Whether the statement is about the request. */
export function applies(statement: ReadStatement, question: Question): Applies {
  const named = principalMatch(statement, question.caller);
  const matches = [actionMatch(statement, question.action)];
  if (matches[0] === 'no' || named.match === 'no') return { match: 'no', as: named.as };
  matches.push(
    named.match,
    resourceMatch(statement, question),
    meets(statement.comparisons, question.values),
  );
  return { match: every(matches), as: named.as };
}

/** Whether a statement is about an action, whatever the resource. */
export function actionMatch({ actions, otherThanActions }: ReadStatement, action: string): Match {
  const found = actions.includes(action) ? 'yes' : some(actions.map((pattern) => match(pattern, action)));
  return otherThanActions ? not(found) : found;
}

function resourceMatch({ resources, otherThanResources }: ReadStatement, question: Question): Match {
  if (!resources) return 'yes';
  const found = some(
    resources.map((pattern) => {
      const text = withVariables(pattern, question.values);
      return text === undefined ? 'no' : matchArn(text, question.resource);
    }),
  );
  return otherThanResources ? not(found) : found;
}

function principalMatch({ principals, otherThanPrincipals }: ReadStatement, caller: Caller): Applies {
  if (!principals) return { match: 'yes', as: 'identity' };
  const all = principals.map((entry) => means(entry, caller));
  const found = some(all.map((one) => one.match));
  if (otherThanPrincipals) return { match: not(found), as: 'everybody' };
  const by = CLOSEST.map((as) => all.find((one) => one.as === as && one.match !== 'no')).find(Boolean);
  return { match: found, as: by?.as ?? 'identity' };
}

/** Ways to name a caller, the closest first. */
export const CLOSEST: readonly NamedAs[] = ['session', 'identity', 'service', 'everybody', 'account'];
