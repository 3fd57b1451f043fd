import { isRecord, isToken } from './value';

/**
 * Every value that may stand at a path: both arms of an `Fn::If`, and each item of a list where the path says `*`.
 * A missing value, an empty list and `AWS::NoValue` read as one `undefined`. Below a token there is nothing to see: the
 * token itself is the reading.
 *
 * @param root - where the path starts, such as the properties of a resource
 * @param path - names joined by full stops, such as `Rules.*.Status`
 */
export function readings(root: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce((values, step) => values.flatMap((value) => stepInto(value, step)), alternatives(root));
}

/** Items of a list without those that are `AWS::NoValue`. One value counts as a list of one, a missing list is empty. */
export function items(value: unknown): readonly unknown[] {
  const list = alternatives(value).flatMap((arm) => (Array.isArray(arm) ? (arm as unknown[]) : [arm]));
  return list.flatMap(alternatives).filter((item) => item !== undefined && item !== null);
}

function stepInto(value: unknown, step: string): readonly unknown[] {
  if (step === '*') {
    const list = items(value);
    return list.length === 0 ? [undefined] : list;
  }
  if (isToken(value)) return [value];
  return alternatives(isRecord(value) ? value[step] : undefined);
}

/** What a value may be: both arms of an `Fn::If`, and `undefined` for `AWS::NoValue`. */
export function alternatives(value: unknown): readonly unknown[] {
  if (!isRecord(value)) return [value];
  if (value['Ref'] === 'AWS::NoValue') return [undefined];
  const choice = value['Fn::If'];
  return Array.isArray(choice) ? choice.slice(1).flatMap(alternatives) : [value];
}
