import { UserError } from '@hipaa-cdk/errors';

/** The most that an environment may cost idle, in dollars a month. An environment without a line has no limit. */
export const budgets: Readonly<Record<string, number>> = { dev: 10, test: 50 };

/**
 * Holds environments to their budgets.
 *
 * @throws UserError `BUDGET_EXCEEDED` with the dearest resources of each
 */
export function assertBudgets(
  all: readonly LayerCost[],
  limits: Readonly<Record<string, number>> = budgets,
): void {
  const over = Object.entries(limits).flatMap(([environment, limit]) => {
    const own = all.filter((one) => one.environment === environment);
    const total = totalOf(own);
    return total > limit
      ? [`  ✖ ${environment}: ${dollars(total)} of ${dollars(limit)} a month: ${dearest(own)}`]
      : [];
  });
  if (over.length === 0) return;
  throw new UserError({
    code: 'BUDGET_EXCEEDED',
    message: `an environment costs more than it may when idle:\n${over.join('\n')}`,
  });
}

function dearest(all: readonly LayerCost[]): string {
  return all
    .flatMap(({ layer, costs }) => [...costs].map(([type, cost]) => ({ layer, type, cost })))
    .sort((one, other) => other.cost - one.cost)
    .slice(0, 5)
    .map(({ layer, type, cost }) => `${layer} ${type} ${dollars(cost)}`)
    .join(', ');
}

/** What one layer costs in one environment, in dollars a month, by type of resource. */
export interface LayerCost {
  readonly layer: string;
  readonly environment: string;
  readonly costs: ReadonlyMap<string, number>;
  /**
   * What is paid by use beside it, in words.
   *
   * @default - nothing that has a price of its own
   */
  readonly byUse?: readonly string[];
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
function totalOf(all: readonly LayerCost[]): number {
  return all.flatMap(({ costs }) => [...costs.values()]).reduce((sum, cost) => sum + cost, 0);
}

export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
