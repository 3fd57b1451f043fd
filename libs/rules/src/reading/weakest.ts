/** The first of several values that does not hold, or else the first of all. */
export function weakest(
  values: readonly unknown[],
  holds: (value: unknown) => boolean,
): { readonly value: unknown; readonly holds: boolean } {
  const wrong = values.findIndex((value) => !holds(value));
  return { value: values[Math.max(wrong, 0)], holds: wrong < 0 };
}
