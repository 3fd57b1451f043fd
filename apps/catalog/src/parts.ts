import { type Environment, environmentFor } from '@hipaa-cdk/environments';
import type { LayerPart } from '@hipaa-cdk/layer';
import { settings } from '../config';
import { homeEnvironment, renderProduct } from './product/render-product';
import { products } from './products';

/** Templates that this layer publishes beside its own: its products, to be judged like any other template. */
export function parts(environment: Environment): LayerPart[] {
  const home = homeEnvironment(environment);
  const row = settings.of(environmentFor(environment, 'catalog'));
  return products
    .map((product) => renderProduct(product, home, row))
    .map(({ product, template, version, hash }) => ({ name: product.name, template, version, hash }));
}
