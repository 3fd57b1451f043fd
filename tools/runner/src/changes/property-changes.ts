import type { PropertyChange } from './layer-changes';
import { isPolicy, statementTexts, isTrafficRule, trafficText, valueText } from './value-text';

/** Deeper differences are shown as one value: nobody reads further than this. */
const DEEPEST = 4;

/** The single values in which two values of a template differ, named by their path. */
export function propertyChanges(path: string, before: unknown, after: unknown, depth = 0): PropertyChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isPolicy(before) || isPolicy(after))
    return listChanges(path, statementTexts(before), statementTexts(after));
  if (isList(before) && isList(after)) return listChanges(path, before.map(itemText), after.map(itemText));
  if (isPlainObject(before) && isPlainObject(after) && depth < DEEPEST) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      propertyChanges(path ? `${path}.${key}` : key, before[key], after[key], depth + 1),
    );
  }
  return [
    {
      path,
      ...(before === undefined ? {} : { before: valueText(before) }),
      ...(after === undefined ? {} : { after: valueText(after) }),
    },
  ];
}

/** What left a list and what joined it. Only the order of equal elements may differ: that is said too. */
function listChanges(path: string, before: readonly string[], after: readonly string[]): PropertyChange[] {
  const gone = without(before, after).map((text) => ({ path, before: text }));
  const come = without(after, before).map((text) => ({ path, after: text }));
  if (gone.length + come.length > 0) return [...gone, ...come];
  return [{ path, before: valueText(before.join(', ')), after: `the same in another order` }];
}

function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function itemText(item: unknown): string {
  if (isTrafficRule(item)) return trafficText(item);
  if (isPlainObject(item) && 'Key' in item && 'Value' in item)
    return `${valueText(item['Key'])} = ${valueText(item['Value'])}`;
  return valueText(item);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** An object with names of its own; an intrinsic function is a value. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [first = '', second] = Object.keys(value);
  return second !== undefined || !(first === 'Ref' || first.startsWith('Fn::'));
}
