/** An event as EventBridge delivers it. */
export type BusEvent = Readonly<Record<string, unknown>>;

/**
 * Whether EventBridge finds an event with a pattern as it stands in a template: lists of texts, `anything-but` and
 * comparisons of numbers.
 *
 * @throws Error for any other filter
 */
export function matchesEvent(pattern: unknown, value: unknown): boolean {
  // A pattern about the items of a list holds when it holds for one of them.
  if (Array.isArray(value)) return value.some((item) => matchesEvent(pattern, item));
  if (Array.isArray(pattern)) return pattern.some((filter) => passes(filter, value));
  const fields = (value ?? {}) as BusEvent;
  return Object.entries(pattern as BusEvent).every(([key, below]) => matchesEvent(below, fields[key]));
}

function passes(filter: unknown, value: unknown): boolean {
  if (typeof filter === 'string') return filter === value;
  const [[kind, operand] = []] = Object.entries(filter as BusEvent);
  if (kind === 'anything-but') return value !== undefined && ![operand].flat().includes(value);
  const [sign, bound] = operand as [string, number];
  if (kind === 'numeric' && sign === '>=') return typeof value === 'number' && value >= bound;
  throw new Error(`the filter ${JSON.stringify(filter)} is not understood`);
}
