import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { SiteStack } from './site-stack';

export const app = createLayerApp({
  layer: 'site',
  purpose: 'the address of the application',
  settings,
  stack: SiteStack,
});

if (require.main === module) app.main();
