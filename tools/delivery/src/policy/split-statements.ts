import { type PolicyDocument, type Statement, policyDocument, policySize } from './policy-document';

/** Characters that IAM takes in one managed policy. */
export const POLICY_CHARACTERS = 6_144;

/** Documents that together allow what the statements allow, none longer than IAM takes. */
export function splitStatements(
  statements: readonly Statement[],
  limit: number = POLICY_CHARACTERS,
): readonly PolicyDocument[] {
  const packs: Statement[][] = [];
  for (const part of statements.flatMap((whole) => cut(whole, limit))) {
    const last = packs.at(-1);
    if (last && policySize(policyDocument([...last, part])) <= limit) last.push(part);
    else packs.push([part]);
  }
  return packs.map(policyDocument);
}

/** Cuts a long statement between its actions: each is allowed by itself, so the halves mean what the whole meant. */
function cut(statement: Statement, limit: number): readonly Statement[] {
  const { Action: actions } = statement;
  if (actions.length < 2 || policySize(policyDocument([statement])) <= limit) return [statement];
  const middle = Math.ceil(actions.length / 2);
  return [actions.slice(0, middle), actions.slice(middle)].flatMap((half) =>
    cut({ ...statement, Action: half }, limit),
  );
}
