/** What one layer costs in one environment, in dollars a month, by type of resource. */
export interface LayerCost {
  readonly layer: string;
  readonly environment: string;
  readonly costs: ReadonlyMap<string, number>;
}

/** Dollars a month, layer by layer, with the sum of each environment. */
export function costRows(all: readonly LayerCost[], environments: readonly string[]): string[][] {
  const layers = [...new Set(all.map(({ layer }) => layer))].sort();
  const rows = layers.map((layer) => [
    layer,
    ...environments.map((environment) => {
      const found = all.find((one) => one.layer === layer && one.environment === environment);
      return found ? dollars(totalOf([found])) : '';
    }),
  ]);
  const sums = environments.map((environment) =>
    dollars(totalOf(all.filter((one) => one.environment === environment))),
  );
  return [...rows, ['together', ...sums]];
}

/** All of it, in dollars a month. */
export function totalOf(all: readonly LayerCost[]): number {
  return all.flatMap(({ costs }) => [...costs.values()]).reduce((sum, cost) => sum + cost, 0);
}

export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
