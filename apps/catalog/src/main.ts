import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { CatalogStack } from './catalog-stack';

export const app = createLayerApp({
  layer: 'catalog',
  purpose: 'products that developers launch without touching resources',
  settings,
  stack: CatalogStack,
});

export { parts } from './parts';

if (require.main === module) app.main();
