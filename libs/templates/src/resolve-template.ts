import { evaluateExpression, type EvaluationScope } from './evaluate';
import type { LaunchTemplate, ParameterValues } from './template';

/** Marks what `AWS::NoValue` takes away. */
const GONE = Symbol('gone');
const STORED = 'AWS::SSM::Parameter::Value<';

/**
 * The template as a launch with these parameters would make it: choices are made, what no condition asks for is gone,
 * and parameters are replaced by their values. What is only known to the account stays a reference, and parameters that
 * nothing refers to any more are gone.
 */
export function resolveTemplate(template: LaunchTemplate, given: ParameterValues): LaunchTemplate {
  const { Conditions = {}, Mappings = {} } = template;
  const scope = { parameters: withDefaults(template, given), conditions: Conditions, mappings: Mappings };
  const isWanted = ({ Condition }: { readonly Condition?: string }): boolean =>
    Condition === undefined || evaluateExpression({ Condition }, scope) === true;
  const wanted = <T extends object>(section: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(section)
        .filter(([, entry]) => isWanted(entry))
        .map(([name, entry]) => [name, { ...entry, Condition: undefined }]),
    );
  const Resources = wanted(template.Resources);
  const literals = literalValues(template, scope.parameters);
  const lists = Object.entries(template.Parameters ?? {}).filter(([, { Type }]) =>
    /^(CommaDelimited)?List/.test(Type),
  );
  const resolution = new Resolution(
    scope,
    literals,
    new Set(Object.keys(Resources)),
    new Set(lists.map(([name]) => name)),
  );
  const sections = {
    Resources: resolution.of(Resources) as LaunchTemplate['Resources'],
    Outputs: resolution.of(wanted(template.Outputs ?? {})) as LaunchTemplate['Outputs'],
  };
  const { Description, Metadata } = template;
  return { Description, Metadata, Parameters: used(template.Parameters, sections), ...sections };
}

/** Parameters that a part of the template still refers to. */
function used(parameters: LaunchTemplate['Parameters'] = {}, sections: object): LaunchTemplate['Parameters'] {
  const text = JSON.stringify(sections);
  const isUsed = (name: string): boolean =>
    text.includes(`{"Ref":"${name}"}`) || text.includes(`\${${name}}`);
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => isUsed(name)));
}

/** A parameter from the store has a name for its value until the stack is made. */
function literalValues({ Parameters = {} }: LaunchTemplate, values: ParameterValues): ParameterValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !Parameters[name]?.Type.startsWith(STORED)),
  );
}

class Resolution {
  constructor(
    private readonly scope: EvaluationScope,
    private readonly literals: ParameterValues,
    private readonly resources: ReadonlySet<string>,
    /** Parameters whose values are lists. */
    private readonly lists: ReadonlySet<string>,
  ) {}

  of(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.of(item)).filter((item) => item !== GONE);
    if (typeof value !== 'object' || value === null) return value;
    const [[name = '', argument] = []] = Object.entries(value);
    if (name === 'Fn::If') return this.choice(argument as readonly unknown[]);
    if (name === 'Ref') return this.reference(String(argument), value);
    if (name === 'Fn::FindInMap') return this.mapped(value);
    if (name === 'Fn::Sub') return this.object({ 'Fn::Sub': this.filledIn(argument) });
    return this.object(value);
  }

  private choice([condition, whenTrue, whenFalse]: readonly unknown[]): unknown {
    return this.of(evaluateExpression({ Condition: condition }, this.scope) === true ? whenTrue : whenFalse);
  }

  private reference(name: string, value: object): unknown {
    if (name === 'AWS::NoValue') return GONE;
    const literal = Object.hasOwn(this.literals, name) ? this.literals[name] : undefined;
    return literal !== undefined && this.lists.has(name) ? literal.split(',') : (literal ?? value);
  }

  /** A text with the values of parameters that it names itself; what it gives names to is left to it. */
  private filledIn(argument: unknown): unknown {
    if (Array.isArray(argument)) {
      const [text, own] = argument as unknown[];
      return [this.filledInBeside(text, Object.keys(own as object)), own];
    }
    return this.filledInBeside(argument, []);
  }

  private filledInBeside(text: unknown, own: readonly string[]): unknown {
    if (typeof text !== 'string') return text;
    return text.replace(/\$\{([^!}]+)\}/g, (whole, name: string) =>
      own.includes(name) ? whole : (this.literals[name] ?? whole),
    );
  }

  /** What is looked up by something that only the account knows, such as its region, stays a lookup. */
  private mapped(value: object): unknown {
    const found = attempt(() => evaluateExpression(value, this.scope));
    return found === undefined ? this.object(value) : this.of(found);
  }

  private object(value: object): object {
    const entries = Object.entries(value)
      .map(([key, below]) => [key, key === 'DependsOn' ? this.dependencies(below) : this.of(below)])
      .filter(([, below]) => below !== GONE && below !== undefined);
    return Object.fromEntries(entries) as object;
  }

  private dependencies(names: unknown): unknown {
    return [names].flat().filter((name) => this.resources.has(String(name)));
  }
}

/**
 * The template with every condition that hangs on what only the account knows, such as its region, coming out the same way.
 */
export function assumingUnknown(
  template: LaunchTemplate,
  given: ParameterValues,
  outcome: boolean,
): LaunchTemplate {
  const { Conditions = {}, Mappings = {} } = template;
  const scope = { parameters: withDefaults(template, given), conditions: Conditions, mappings: Mappings };
  const assumed = { 'Fn::Equals': ['assumed', outcome ? 'assumed' : 'not'] };
  const settled = Object.entries(Conditions).map(([name, condition]) => [
    name,
    attempt(() => evaluateExpression({ Condition: name }, scope)) === undefined ? assumed : condition,
  ]);
  return { ...template, Conditions: Object.fromEntries(settled) as LaunchTemplate['Conditions'] };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The values that a stack would have: those given, and defaults for the rest. */
export function withDefaults({ Parameters = {} }: LaunchTemplate, given: ParameterValues): ParameterValues {
  const defaults = Object.entries(Parameters)
    .filter(([, parameter]) => parameter.Default !== undefined)
    .map(([name, parameter]) => [name, String(parameter.Default)]);
  return { ...Object.fromEntries(defaults), ...given };
}
