import type { TemplateView } from '../template-view';
import { isRecord } from './values';

/** Pseudo parameters whose value decides nothing about who is meant. */
const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/**
 * A value as the template lets it turn out: parameters at their defaults, mappings looked up, and the partition written
 * out; once with the first arm of every `Fn::If`, and once with the second, where it has any. What only a deploy decides
 * stays as it is.
 */
export function spelledOut(value: unknown, template: TemplateView): readonly unknown[] {
  const [first, second] = [spell(value, template, 1), spell(value, template, 2)];
  return JSON.stringify(first) === JSON.stringify(second) ? [first] : [first, second];
}

function spell(value: unknown, template: TemplateView, arm: 1 | 2): unknown {
  const again = (inner: unknown): unknown => spell(inner, template, arm);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(again).filter((item) => item !== undefined);
  if (!isRecord(value)) return value;
  const [name = '', ...others] = Object.keys(value);
  const follow = others.length === 0 ? functions[name] : undefined;
  if (follow) return follow(value[name], { value, template, arm, again });
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, again(inner)] as const)
      .filter(([, inner]) => inner !== undefined),
  );
}

interface Following {
  /** The function with its argument. */
  readonly value: unknown;
  readonly template: TemplateView;
  readonly arm: 1 | 2;
  readonly again: (value: unknown) => unknown;
}

const functions: Readonly<Record<string, (argument: unknown, following: Following) => unknown>> = {
  Ref: (name, { value, template }) =>
    name === 'AWS::NoValue' ? undefined : (known(name, template) ?? value),
  'Fn::If': (choice, { value, arm, again }) =>
    Array.isArray(choice) ? again((choice as unknown[])[arm]) : value,
  'Fn::Sub': (argument, { template, again }) => ({ 'Fn::Sub': substituted(argument, template, again) }),
  'Fn::FindInMap': (path, { value, template }) => lookedUp(path, template) ?? value,
};

function known(name: unknown, { template }: TemplateView): string | undefined {
  const parameter = template.Parameters?.[String(name)];
  // A parameter from the store has a name for its default.
  if (typeof parameter?.Default === 'string' && !parameter.Type.startsWith('AWS::SSM::'))
    return parameter.Default;
  return pseudo[String(name)];
}

function substituted(argument: unknown, template: TemplateView, again: (value: unknown) => unknown): unknown {
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  if (typeof text !== 'string') return argument;
  const own = isRecord(variables) ? variables : {};
  const spelled = text.replace(/\$\{([^!}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(own, name) ? whole : (known(name, template) ?? whole),
  );
  return variables === undefined ? spelled : [spelled, again(variables)];
}

function lookedUp(argument: unknown, { template }: TemplateView): unknown {
  const [map, ...keys] = Array.isArray(argument) ? (argument as unknown[]) : [];
  if (typeof map !== 'string' || keys.some((key) => typeof key !== 'string')) return undefined;
  return keys.reduce<unknown>(
    (at, key) => (isRecord(at) ? at[String(key)] : undefined),
    template.Mappings?.[map],
  );
}
