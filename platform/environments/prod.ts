import type { EnvironmentInput } from '@hipaa-cdk/environments';

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
  site: {
    domainName: 'app.example.org',
    // A placeholder, refused at deploy like the placeholder accounts.
    certificateArn: 'arn:aws:acm:us-west-2:222222222222:certificate/00000000-0000-0000-0000-000000000000',
  },
  protected: true,
};
