/** What an expression may refer to. */
export interface EvaluationScope {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly mappings: Readonly<Record<string, unknown>>;
}

type Evaluate = (value: unknown) => unknown;
type Operation = (argument: unknown, scope: EvaluationScope, evaluate: Evaluate) => unknown;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const OPERATIONS: Readonly<Record<string, Operation>> = {
  Ref: (name, { parameters }) => known(parameters, name, 'parameter'),
  Condition: (name, { conditions }, evaluate) => evaluate(known(conditions, name, 'condition')),
  'Fn::Equals': (pair, _scope, evaluate) => {
    const [left, right] = list(pair).map(evaluate);
    return String(left) === String(right);
  },
  'Fn::Not': (one, _scope, evaluate) => evaluate(list(one)[0]) !== true,
  'Fn::And': (all, _scope, evaluate) => list(all).every((one) => evaluate(one) === true),
  'Fn::Or': (any, _scope, evaluate) => list(any).some((one) => evaluate(one) === true),
  'Fn::Contains': (pair, _scope, evaluate) => {
    const [values, value] = list(pair);
    return list(values)
      .map(evaluate)
      .map(String)
      .includes(String(evaluate(value)));
  },
  'Fn::FindInMap': (path, { mappings }, evaluate) =>
    list(path)
      .map((key) => String(evaluate(key)))
      .reduce<unknown>((at, key) => known(at as Readonly<Record<string, unknown>>, key, 'mapping'), mappings),
};

/**
 * The value of a condition, or of an expression in a rule or condition.
 *
 * @throws Error for a function that is none of those, and for a name that leads nowhere
 */
export function evaluateExpression(expression: unknown, scope: EvaluationScope): unknown {
  const evaluate: Evaluate = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const [[name = '', argument] = []] = Object.entries(value);
    const operation = OPERATIONS[name];
    if (!operation) throw new Error(`${name || 'this'} cannot be worked out before a launch`);
    return operation(argument, scope, evaluate);
  };
  return evaluate(expression);
}

function known(table: Readonly<Record<string, unknown>>, name: unknown, kind: string): unknown {
  const key = String(name);
  if (Object.hasOwn(table, key)) return table[key];
  throw new Error(`there is no ${kind} ${key}`);
}
