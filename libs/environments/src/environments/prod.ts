import type { EnvironmentInput } from '../environment';

/** Patient data: full topology, an account and a region of its own. */
export const prod: EnvironmentInput = {
  name: 'prod',
  target: 'aws',
  account: '222222222222',
  region: 'us-west-2',
  zones: ['a', 'b'],
  profile: 'production',
  dataClass: 'phi',
  compute: 'beanstalk',
  layers: 'all',
  protected: true,
};
