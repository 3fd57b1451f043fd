import { valueText } from './value-text';

type Statement = Readonly<Record<string, unknown>>;

/** Whether a value is a policy document, of whichever service. */
export function isPolicy(value: unknown): value is { readonly Statement: unknown } {
  return typeof value === 'object' && value !== null && 'Statement' in value;
}

/** Every statement of a policy document, or of nothing, as a sentence. */
export function statementTexts(policy: unknown): string[] {
  if (!isPolicy(policy)) return [];
  const { Statement: statements } = policy;
  return (Array.isArray(statements) ? statements : [statements]).map((one) =>
    statementText(one as Statement),
  );
}

/** Such as `Allow s3:GetObject on ${Bucket.Arn} to ${Role.Arn} when …`. */
function statementText(statement: Statement): string {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  const parts = [
    valueText(Effect),
    NotAction === undefined ? list(Action) : `everything but ${list(NotAction)}`,
    NotResource === undefined ? Resource && `on ${list(Resource)}` : `on everything but ${list(NotResource)}`,
    NotPrincipal === undefined
      ? Principal && `to ${principals(Principal)}`
      : `to everybody but ${principals(NotPrincipal)}`,
    Condition && `when ${conditionText(Condition as Record<string, object>)}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function list(value: unknown): string {
  return (Array.isArray(value) ? value : [value]).map(valueText).join(', ');
}

function principals(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === '*' ? 'everybody' : valueText(value);
  return Object.entries(value)
    .map(([kind, who]) => (who === '*' ? 'everybody' : `${kind} ${list(who)}`))
    .join(', ');
}

function conditionText(condition: Readonly<Record<string, object>>): string {
  return Object.entries(condition)
    .flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, value]) => `${key} ${operator} ${list(value)}`),
    )
    .join(' and ');
}
