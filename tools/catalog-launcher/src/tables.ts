import type { LayerPart } from '@hipaa-cdk/layer';
import { table } from '@hipaa-cdk/runner';
import type { ParameterValues } from '@hipaa-cdk/templates';
import type { Launched } from './launcher';

/** What was launched, one line each. */
export function launchedTable(all: readonly Launched[]): string {
  if (all.length === 0) return 'nothing was launched';
  return table(
    ['name', 'product', 'status', 'outputs'],
    all.map(({ name, product, status, outputs }) => [name, product, status, outputLines(outputs).join(' ')]),
  );
}

/** The versions that would be published, with the hashes that the settings keep earlier ones by. */
export function versionsTable(products: readonly LayerPart[]): string {
  return table(
    ['product', 'version', 'sha256'],
    products.map(({ name, version, hash }) => [name, version, hash]),
  );
}

export function outputLines(outputs: ParameterValues): string[] {
  return Object.entries(outputs).map(([name, value]) => `${name}: ${value}`);
}
