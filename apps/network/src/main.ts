import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { NetworkStack } from './network-stack';

export const app = createLayerApp({
  layer: 'network',
  purpose: 'VPC, subnets, egress and flow logs',
  settings,
  stack: NetworkStack,
});

if (require.main === module) app.main();
