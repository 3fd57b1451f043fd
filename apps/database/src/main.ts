import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { DatabaseStack } from './database-stack';

export const app = createLayerApp({
  layer: 'database',
  purpose: 'Aurora cluster, its logs and its alarms',
  settings,
  stack: DatabaseStack,
});

if (require.main === module) app.main();
