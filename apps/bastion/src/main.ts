import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { BastionStack } from './bastion-stack';

export const app = createLayerApp({
  layer: 'bastion',
  purpose: 'recorded way in for operators, without an open port',
  settings,
  stack: BastionStack,
});

if (require.main === module) app.main();
