import { UserError } from '@hipaa-cdk/errors';
import { allEnvironments } from '@hipaa-cdk/platform';
import { assertBudgets, costRows } from './budget';
import { layerCosts } from './layer-costs';

/** Shows what environments cost idle, and fails when one costs more than it may. */
async function main(): Promise<void> {
  const costs = await layerCosts(process.cwd(), allEnvironments());
  const environments = [...new Set(costs.map(({ environment }) => environment))];
  const rows = [['dollars a month, idle', ...environments], ...costRows(costs, environments)];
  console.log(rows.map(([name = '', ...cells]) => columns(name, cells)).join('\n'));
  const uses = new Set(costs.flatMap(({ layer, byUse = [] }) => byUse.map((line) => `  ${layer}: ${line}`)));
  console.log(['', 'by use, in no sum above:', ...uses].join('\n'));
  assertBudgets(costs);
}

function columns(name: string, cells: readonly string[]): string {
  return [name.padEnd(22), ...cells.map((cell) => cell.padStart(10))].join(' ');
}

main().catch((error: unknown) => {
  if (!UserError.is(error)) throw error;
  console.error(error.describe());
  process.exitCode = 1;
});
