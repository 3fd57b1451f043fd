import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { AuthStack } from './auth-stack';

export const app = createLayerApp({
  layer: 'auth',
  purpose: 'sign-in, and credentials of signed-in people for their own files',
  settings,
  stack: AuthStack,
});

if (require.main === module) app.main();
