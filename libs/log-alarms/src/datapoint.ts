/** How CloudWatch makes one value of all values of a period, as far as this workspace uses it. */
const statistics: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
  SampleCount: (values) => values.length,
};

/** The datapoint of a period; undefined for a period without values, which CloudWatch has nothing to say about. */
export function datapoint(statistic: string, values: readonly number[]): number | undefined {
  const compute = statistics[statistic];
  if (!compute) throw new Error(`the statistic ${statistic} is not understood`);
  return values.length === 0 ? undefined : compute(values);
}
