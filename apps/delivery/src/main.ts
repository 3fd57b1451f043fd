import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { DeliveryStack } from './delivery-stack';

export const app = createLayerApp({
  layer: 'delivery',
  purpose: 'builds, deploys of what was reviewed, and roles for both',
  settings,
  stack: DeliveryStack,
});

if (require.main === module) app.main();
