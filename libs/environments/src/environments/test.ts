import type { EnvironmentInput } from '../environment';

/** Everything, at low running cost: no NAT gateway, a database that pauses. */
export const test: EnvironmentInput = {
  name: 'test',
  target: 'aws',
  account: '111111111111',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'beanstalk',
  layers: 'all',
  protected: false,
};
