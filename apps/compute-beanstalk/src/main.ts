import { createLayerApp } from '@hipaa-cdk/layer';
import '@hipaa-cdk/platform';
import { settings } from '../config';
import { ComputeBeanstalkStack } from './compute-beanstalk-stack';

export const app = createLayerApp({
  layer: 'compute-beanstalk',
  purpose: 'the application on Elastic Beanstalk',
  settings,
  stack: ComputeBeanstalkStack,
});

if (require.main === module) app.main();
