import type { EnvironmentInput } from '@hipaa-cdk/environments';

/** Everything but the bastion, at low running cost: no NAT gateway, a database that pauses. */
export const test: EnvironmentInput = {
  name: 'test',
  target: 'aws',
  account: '111111111111',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'beanstalk',
  layers: { except: ['bastion'] },
  site: {
    domainName: 'app.test.example.org',
    // A placeholder, refused at deploy like the placeholder accounts.
    certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/00000000-0000-0000-0000-000000000000',
  },
  protected: false,
};
