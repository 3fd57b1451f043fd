import type { LayerPart } from '@hipaa-cdk/layer';
import { table } from '@hipaa-cdk/runner';
import { chosenParameters, type LaunchTemplate, type ParameterValues } from '@hipaa-cdk/templates';
import type { Launched } from './launcher';

/** What was launched, one line each. */
export function launchedTable(all: readonly Launched[]): string {
  if (all.length === 0) return 'nothing was launched';
  return table(
    ['name', 'product', 'status', 'outputs'],
    all.map(({ name, product, status, outputs }) => [name, product, status, outputLines(outputs).join(' ')]),
  );
}

/** Every product with what it asks for. */
export function productsTable(products: readonly LayerPart[]): string {
  const rows = products.flatMap(({ name, template }) =>
    chosenParameters(template as LaunchTemplate).map(([parameter, asked], index) => [
      index === 0 ? name : '',
      parameter,
      asked.AllowedValues?.map(String).join(', ') ?? asked.ConstraintDescription ?? '',
      asked.Default === undefined ? '(needed)' : String(asked.Default),
    ]),
  );
  return table(['product', 'parameter', 'allowed', 'default'], rows);
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
