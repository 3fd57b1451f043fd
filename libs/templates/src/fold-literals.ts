type Fold = (argument: unknown) => unknown;

const isTexts = (value: unknown): value is readonly (string | number)[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number');

/** What functions make of texts alone; undefined where something else is needed. */
const folds: Readonly<Record<string, Fold>> = {
  'Fn::Join': (argument) => {
    const [glue, parts] = Array.isArray(argument) ? (argument as unknown[]) : [];
    return typeof glue === 'string' && isTexts(parts) ? parts.join(glue) : undefined;
  },
  'Fn::Split': (argument) => {
    const [glue, text] = Array.isArray(argument) ? (argument as unknown[]) : [];
    return typeof glue === 'string' && typeof text === 'string' ? text.split(glue) : undefined;
  },
  'Fn::Select': (argument) => {
    const [place, list] = Array.isArray(argument) ? (argument as unknown[]) : [];
    return Array.isArray(list) ? (list as unknown[])[Number(place)] : undefined;
  },
  'Fn::Sub': (argument) => {
    const [text, values] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
    if (typeof text !== 'string' || typeof values !== 'object' || values === null) return undefined;
    const own = values as Readonly<Record<string, unknown>>;
    const filled = text.replace(/\$\{([^!}]+)\}/g, (whole, name: string) =>
      Object.hasOwn(own, name) && typeof own[name] === 'string' ? own[name] : whole,
    );
    return /\$\{[^!]/.test(filled) ? undefined : filled.replace(/\$\{!/g, '${');
  },
};

/** A value in which functions of texts alone are worked out: what joins, splits, selects or fills in nothing but literals. */
export function foldLiterals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(foldLiterals);
  if (typeof value !== 'object' || value === null) return value;
  const folded = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, foldLiterals(inner)]));
  const [name = '', ...others] = Object.keys(folded);
  const fold = others.length === 0 ? folds[name] : undefined;
  return fold?.(folded[name]) ?? folded;
}
