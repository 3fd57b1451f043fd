import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { ComputeEcsStack } from './compute-ecs-stack';

export const app = createLayerApp({
  layer: 'compute-ecs',
  purpose: 'the application on Fargate, its load balancer and its alarms',
  settings,
  stack: ComputeEcsStack,
});

if (require.main === module) app.main();
