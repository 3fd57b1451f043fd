import type { EnvironmentInput } from '../environment';

/** The embedded AWS on this machine: everything, no account needed. */
export const local: EnvironmentInput = {
  name: 'local',
  target: 'embedded',
  account: '000000000000',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'beanstalk',
  layers: 'all',
  protected: false,
};
