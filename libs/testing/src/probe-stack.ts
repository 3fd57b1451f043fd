import type { Environment } from '@hipaa-cdk/environments';
import { LayerStack, appContext } from '@hipaa-cdk/layer';
import { App } from 'aws-cdk-lib';
import { testEnvironment } from './test-environment';

/** The stack of a layer that does not exist and has nothing in it, to test what a library puts into one. */
export class ProbeStack extends LayerStack {
  constructor(environment: Environment = testEnvironment('test')) {
    super(new App({ postCliContext: appContext }), 'Probe', {
      environment,
      layer: 'probe',
      purpose: 'tests',
      settings: {},
    });
  }
}
