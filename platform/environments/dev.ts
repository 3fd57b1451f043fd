import type { EnvironmentInput } from '@hipaa-cdk/environments';

/** What a developer's own machine talks to: files and sign-in, no network, no database. */
export const dev: EnvironmentInput = {
  name: 'dev',
  target: 'aws',
  account: '111111111111',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'beanstalk',
  layers: { only: ['storage', 'auth', 'users'] },
  protected: false,
};
