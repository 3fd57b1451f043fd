import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { UsersStack } from './users-stack';

export const app = createLayerApp({
  layer: 'users',
  purpose: 'what the application may do, and who may act as the application',
  settings,
  stack: UsersStack,
});

if (require.main === module) app.main();
