import { type Environment, environmentFor } from '@hipaa-cdk/environments';
import { type LayerPart, createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { CatalogStack } from './catalog-stack';
import { homeEnvironment, renderProduct } from './product/render-product';
import { products } from './products';

export const app = createLayerApp({
  layer: 'catalog',
  purpose: 'products that developers launch without touching resources',
  settings,
  stack: CatalogStack,
});

/** Templates that this layer publishes beside its own: its products, to be judged like any other template. */
export function parts(environment: Environment): LayerPart[] {
  const home = homeEnvironment(environment);
  const row = settings.of(environmentFor(environment, 'catalog'));
  return products
    .map((product) => renderProduct(product, home, row))
    .map(({ product, template, version, hash }) => ({ name: product.name, template, version, hash }));
}

if (require.main === module) app.main();
