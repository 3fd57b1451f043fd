import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import type { LayerPart } from '@hipaa-cdk/layer';
import { launchProblems, type LaunchTemplate, type ParameterValues } from '@hipaa-cdk/templates';
import type { Launch } from './launcher';
import { productsTable } from './tables';

/**
 * Makes sure that a launch can be asked for at all, before anything is opened or made.
 *
 * @param products what can be launched
 * @throws UserError `PRODUCT_MISSING`, `PRODUCT_UNKNOWN`, or `LAUNCH_REFUSED` with every problem of the parameters
 */
export function judgeLaunch(
  products: readonly LayerPart[],
  name: string,
  params: ParameterValues,
  tags: ParameterValues,
): Launch {
  const product = products.find((part) => part.name === name);
  if (!product) throw unknown(name, products);
  const template = product.template as LaunchTemplate;
  const problems = launchProblems(template, params);
  if (problems.length > 0) throw refused(name, problems);
  return { product: name, version: product.version, template, params, tags };
}

function unknown(name: string, products: readonly LayerPart[]): UserError {
  if (name === '')
    return new UserError({
      code: 'PRODUCT_MISSING',
      message: `no product was named; these there are, with what each asks for:\n${productsTable(products)}`,
      remedy: `--product=${products[0]?.name ?? '<name>'} --params=<Name=value,...>`,
    });
  return new UserError({
    code: 'PRODUCT_UNKNOWN',
    message: `there is no product ${JSON.stringify(name)}; expected one of ${products.map((part) => part.name).join(', ')}`,
  });
}

function refused(product: string, problems: readonly Problem[]): UserError {
  return new UserError({
    code: 'LAUNCH_REFUSED',
    message: `${problems.length} problem(s) with the parameters of ${product}; nothing was created:\n${problemList(problems)}`,
  });
}
