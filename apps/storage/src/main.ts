import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { StorageStack } from './storage-stack';

export const app = createLayerApp({
  layer: 'storage',
  purpose: 'application bucket and its access logs',
  settings,
  stack: StorageStack,
});

if (require.main === module) app.main();
