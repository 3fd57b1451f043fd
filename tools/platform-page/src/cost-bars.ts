import { dollars } from '@hipaa-cdk/cost';
import type { Environment } from '@hipaa-cdk/environments';
import { escaped } from '@hipaa-cdk/errors';
import type { EnvironmentCost } from './costs';

/** What every environment costs idle, as bars of one scale. */
export function costSection(costs: readonly EnvironmentCost[], target: Environment['target']): string {
  if (costs.length === 0) return '';
  const most = Math.max(...costs.map(sumOf), 0.01);
  const rows = costs.map((cost) => {
    const layers = cost.layers
      .filter(({ dollars: amount }) => amount > 0)
      .map(({ layer, dollars: amount }) => `${layer} ${dollars(amount)}`);
    const missing = cost.missing.map((line) => `<br><span class="bad">not counted: ${escaped(line)}</span>`);
    const width = ((100 * sumOf(cost)) / most).toFixed(1);
    return `<tr><th scope="row">${escaped(cost.payer)}</th><td>${dollars(sumOf(cost))}</td><td><div class="bar" style="width:${width}%"></div><span class="fine">${escaped(layers.join(', ')) || 'nothing that costs when idle'}</span>${missing.join('')}</td></tr>`;
  });
  const here =
    target === 'embedded'
      ? ' The embedded AWS costs nothing: its bar says what the same would cost in a real account.'
      : '';
  return `<section aria-labelledby="costs-title"><h2 id="costs-title">Cost when idle</h2>
<p>Dollars a month in which nobody uses it, by the prices that <code>npx nx run cost:show</code> knows.${here} Environments that are not looked at here count as last synthesised on this machine; those that never were are missing.</p>
<table class="costs"><caption class="fine">Dollars a month</caption><thead><tr><th scope="col">Who pays</th><th scope="col">Dollars</th><th scope="col">Layers</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></section>`;
}

function sumOf({ layers }: EnvironmentCost): number {
  return layers.reduce((sum, { dollars: amount }) => sum + amount, 0);
}
