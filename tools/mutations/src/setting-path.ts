/** Keys from the resource down to a value: names, and positions in lists. */
export type SettingPath = readonly (string | number)[];

/** Takes a path of the catalogue apart; `*` and selections such as `[Key=a,Other=b]` stay as they are. */
export function parsePath(path: string): readonly string[] {
  return [...path.matchAll(/\[([^\]]+)\]|([^.[\]]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** The concrete paths that a path of the catalogue stands for in a value. The last key need not exist. */
export function expandPath(value: unknown, [key, ...rest]: readonly string[]): SettingPath[] {
  if (key === undefined) return [[]];
  if (Array.isArray(value)) {
    return (value as readonly unknown[]).flatMap((item, index) =>
      isChosen(item, key) ? expandPath(item, rest).map((path) => [index, ...path]) : [],
    );
  }
  if (!isObject(value)) return [];
  if (rest.length > 0 && !(key in value)) return [];
  return expandPath(value[key], rest).map((path) => [key, ...path]);
}

/** Whether a key of the catalogue is about an item of a list: `*` is about all, `Key=a` about those whose `Key` is `a`. */
function isChosen(item: unknown, key: string): boolean {
  if (key === '*') return true;
  return (
    key.includes('=') &&
    key.split(',').every((choice) => {
      const [name = '', ...value] = choice.split('=');
      return isObject(item) && item[name] === value.join('=');
    })
  );
}

export function readAt(value: unknown, path: SettingPath): unknown {
  return path.reduce<unknown>((current, key) => (isContainer(current) ? current[key] : undefined), value);
}

/** A copy with another value at the path, or without that key where the value is undefined. */
export function writeAt<T>(value: T, [key, ...rest]: SettingPath, replacement: unknown): T {
  if (key === undefined) return replacement as T;
  if (Array.isArray(value)) return writeItem(value, Number(key), rest, replacement) as T;
  const before = (value ?? {}) as Readonly<Record<string, unknown>>;
  const after = writeAt(before[key], rest, replacement);
  const others = Object.entries(before).filter(([name]) => name !== key);
  return Object.fromEntries(after === undefined ? others : [...others, [key, after]]) as T;
}

/** How a path is written in the report. */
export function formatPath(path: SettingPath): string {
  return path
    .map((key) => (typeof key === 'string' && key.includes('.') ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function writeItem(
  items: readonly unknown[],
  index: number,
  rest: SettingPath,
  replacement: unknown,
): readonly unknown[] {
  const after = writeAt(items[index], rest, replacement);
  return after === undefined ? items.filter((_, at) => at !== index) : items.with(index, after);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isContainer(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}
