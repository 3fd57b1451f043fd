import type { EnvironmentInput } from '@hipaa-cdk/environments';

/** The embedded AWS on this machine: what test has, no account needed. */
export const local: EnvironmentInput = {
  name: 'local',
  target: 'embedded',
  account: '000000000000',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'ecs',
  layers: { except: ['bastion'] },
  site: {
    domainName: 'app.local.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
  },
  protected: false,
};
